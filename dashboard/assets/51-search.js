/* What the search boxes look through, and the box in the head of every page. */
(function (atlas) {
  "use strict";

  document.documentElement.classList.add("mit-skript");

  /* The list lies under an address that carries the build version; it is fetched once, when a box is first used. */
  const asked = new Map();
  function fetched(address) {
    if (!asked.has(address)) {
      const answer = fetch(address).then((response) => {
        if (!response.ok) throw new Error(response.status + " " + address);
        return response.json();
      });
      answer.catch(() => asked.delete(address));
      asked.set(address, answer);
    }
    return asked.get(address);
  }

  const entry = (id, name, detail, more, others = {}) => {
    const folded = atlas.fold(name);
    return { id, name, detail, folded, text: atlas.fold(`${name} ${detail} ${more}`), ...others };
  };

  /* The Gemeindeschlüssel of eight digits: Kreis and Gemeinde, the same whatever Verbandsgemeinde lies between. */
  const municipal = (id) => (id.length === 12 ? id.slice(0, 5) + id.slice(9) : "");

  /* said: see dashboard/search_lists.py give_areas. A body that stands at several levels is offered once; every level is found by its key. */
  atlas.areaEntries = function (said) {
    const kreis = (at) => (at < 0 ? "" : said.kreise[at]);
    const names = new Map(said.areas.map(([id, name]) => [id, name]));
    const today = said.areas.map(([id, name, kind, at, main]) => {
      const detail = [said.kinds[kind], kreis(at)].filter(Boolean).join(" · ");
      const keys = `${id} ${municipal(id)}`.trim();
      return main ? { ...entry(id, name, detail, id), folded: id, text: keys } : entry(id, name, detail, keys);
    });
    const former = said.former.map(([name, id, year, part, key, kept]) => {
      const detail = atlas.fill(part ? said.words.formerPart : said.words.former, { name: names.get(id) });
      const found = entry(id, name, detail, `${year} ${key}`, { former: true });
      return kept ? { ...found, folded: key, text: key } : found; // the name leads to the area of today anyway
    });
    return [...today, ...former];
  };

  atlas.indicatorEntries = function (said) {
    return said.indicators.map(([id, name, topic, synonyms]) => entry(id, name, "", `${synonyms.join(" ")} ${said.topics[topic]}`, { group: said.topics[topic] }));
  };

  const frame = document.querySelector("[data-suchlisten]");
  atlas.searchWords = frame ? JSON.parse(frame.dataset.suchlisten).words : {};

  /* kind: gebiete or kennzahlen */
  atlas.entries = async function (kind) {
    const lists = JSON.parse(frame.dataset.suchlisten);
    const said = await fetched(lists[kind]);
    return kind === "gebiete" ? atlas.areaEntries({ ...said, words: lists.words }) : atlas.indicatorEntries(said);
  };

  const head = document.getElementById("kopf-suche");
  if (head) {
    head.disabled = false;
    new atlas.Combobox(head, {
      load: () => atlas.entries("gebiete"), words: atlas.searchWords,
      choose: (chosen) => window.location.assign(head.dataset.ziel.replace("{id}", chosen.id)),
    });
  }
})(window.atlas);
