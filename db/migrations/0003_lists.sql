DROP INDEX `cases_status`;--> statement-breakpoint
DROP INDEX `cases_waiting`;--> statement-breakpoint
DROP INDEX `cases_newest`;--> statement-breakpoint
DROP INDEX `cases_company`;--> statement-breakpoint
ALTER TABLE `cases` ADD `industry` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE `cases` SET `industry` = (SELECT `industry` FROM `companies` WHERE `companies`.`id` = `cases`.`company_id`) WHERE `company_id` IS NOT NULL;--> statement-breakpoint
CREATE INDEX `cases_stamp` ON `cases` (`status`,`outcome`,`published_on`,`number`,`first_reply_on`,`first_answer_on`);--> statement-breakpoint
CREATE INDEX `cases_company_stamp` ON `cases` (`company_id`,`status`,`outcome`,`published_on`,`number`,`first_reply_on`,`first_answer_on`);--> statement-breakpoint
CREATE INDEX `cases_industry` ON `cases` (`industry`,`published_on`,`number`,`status`);--> statement-breakpoint
CREATE INDEX `cases_industry_stamp` ON `cases` (`industry`,`status`,`outcome`,`published_on`,`number`,`first_reply_on`,`first_answer_on`);--> statement-breakpoint
CREATE INDEX `cases_newest` ON `cases` (`published_on`,`number`,`status`);--> statement-breakpoint
CREATE INDEX `cases_company` ON `cases` (`company_id`,`published_on`,`number`,`status`);--> statement-breakpoint
CREATE INDEX `counted_facts_not_genuine` ON `counted_facts` (`company_id`,`published_on`) WHERE state = 'not-genuine';