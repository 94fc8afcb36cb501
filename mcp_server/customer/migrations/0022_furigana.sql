-- How a Japanese name is read, by which staff look a person up.
alter table customers add column furigana text;
