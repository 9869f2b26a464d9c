ALTER TABLE `tallies` ADD `correlations` text DEFAULT '{"answeredSolved":0,"answeredPromises":0,"solvedPromises":0}' NOT NULL;
--> statement-breakpoint
-- by hand
-- Counted without it: the worker counts the day anew when it starts, and pages say so long that there are no figures yet.
DELETE FROM `tally_days`;--> statement-breakpoint
DELETE FROM `tallies`;
