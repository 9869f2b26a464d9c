DROP INDEX `promises_state`;--> statement-breakpoint
CREATE INDEX `promises_state` ON `promises` (`company_id`,`readable`,`kept_on`,`reported_kept_on`,`broken_on`,`due_on`);