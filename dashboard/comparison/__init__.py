"""What page and files of the comparison share: reading an address, words, and charts."""
