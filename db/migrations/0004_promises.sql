ALTER TABLE `promises` ADD `company_id` text REFERENCES companies(id);--> statement-breakpoint
ALTER TABLE `promises` ADD `readable` integer DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE `promises` SET (`company_id`, `readable`) = (SELECT `company_id`, `status` IN ('open', 'answered', 'closed', 'dormant') FROM `cases` WHERE `cases`.`id` = `promises`.`case_id`) WHERE EXISTS (SELECT 1 FROM `cases` WHERE `cases`.`id` = `promises`.`case_id` AND `status` IN ('open', 'answered', 'closed', 'dormant', 'withdrawn', 'removed'));--> statement-breakpoint
CREATE INDEX `promises_made` ON `promises` (`company_id`,`readable`,`made_on`);--> statement-breakpoint
CREATE INDEX `promises_state` ON `promises` (`company_id`,`readable`,`kept_on`,`broken_on`,`due_on`);