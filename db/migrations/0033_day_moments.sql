CREATE TABLE `day_moments` (
	`as_of` text NOT NULL,
	`months` text NOT NULL,
	`industry` text NOT NULL,
	`solved` text NOT NULL,
	`promises` text NOT NULL,
	PRIMARY KEY(`as_of`, `months`, `industry`)
);
--> statement-breakpoint
-- by hand: the day that is shown keeps its priors.
INSERT INTO `day_moments` (`as_of`, `months`, `industry`, `solved`, `promises`)
SELECT tallies.as_of, months, companies.industry, json_object('companies', count(case when settled > 0 then 1 end), 'n', total(settled), 'hits', total(case when settled > 0 then (solved + partly / 2.0) end), 'squares', total(settled * settled), 'hitSquares', total(case when settled > 0 then (solved + partly / 2.0) * (solved + partly / 2.0) * 1.0 / settled end)), json_object('companies', count(case when (promises_kept + promises_broken + promises_unconfirmed) > 0 then 1 end), 'n', total((promises_kept + promises_broken + promises_unconfirmed)), 'hits', total(case when (promises_kept + promises_broken + promises_unconfirmed) > 0 then promises_kept end), 'squares', total((promises_kept + promises_broken + promises_unconfirmed) * (promises_kept + promises_broken + promises_unconfirmed)), 'hitSquares', total(case when (promises_kept + promises_broken + promises_unconfirmed) > 0 then promises_kept * promises_kept * 1.0 / (promises_kept + promises_broken + promises_unconfirmed) end))
FROM tallies JOIN companies ON companies.id = tallies.subject_id WHERE kind = 'company' AND tallies.as_of IN (SELECT as_of FROM tally_days) GROUP BY tallies.as_of, months, companies.industry;
--> statement-breakpoint
INSERT INTO `day_moments` (`as_of`, `months`, `industry`, `solved`, `promises`)
SELECT tallies.as_of, months, '', json_object('companies', count(case when settled > 0 then 1 end), 'n', total(settled), 'hits', total(case when settled > 0 then (solved + partly / 2.0) end), 'squares', total(settled * settled), 'hitSquares', total(case when settled > 0 then (solved + partly / 2.0) * (solved + partly / 2.0) * 1.0 / settled end)), json_object('companies', count(case when (promises_kept + promises_broken + promises_unconfirmed) > 0 then 1 end), 'n', total((promises_kept + promises_broken + promises_unconfirmed)), 'hits', total(case when (promises_kept + promises_broken + promises_unconfirmed) > 0 then promises_kept end), 'squares', total((promises_kept + promises_broken + promises_unconfirmed) * (promises_kept + promises_broken + promises_unconfirmed)), 'hitSquares', total(case when (promises_kept + promises_broken + promises_unconfirmed) > 0 then promises_kept * promises_kept * 1.0 / (promises_kept + promises_broken + promises_unconfirmed) end))
FROM tallies JOIN companies ON companies.id = tallies.subject_id WHERE kind = 'company' AND tallies.as_of IN (SELECT as_of FROM tally_days) GROUP BY tallies.as_of, months, '';
