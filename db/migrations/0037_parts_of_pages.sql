-- at 1,000,000 cases: 0 s, changes keeps its newest 10,000 rows
ALTER TABLE `changes` ADD `part` text;