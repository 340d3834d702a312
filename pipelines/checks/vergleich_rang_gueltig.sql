-- Ein Rang von–bis liegt zwischen 1 und der Zahl der Gebiete, und gereiht werden mindestens zehn.
SELECT indicator_id, period, area_id, best, worst, areas
FROM area_rank
WHERE NOT (1 <= best AND best <= worst AND worst <= areas AND areas >= 10);
