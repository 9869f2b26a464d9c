ALTER TABLE `received_mails` ADD `evidence_for` text;--> statement-breakpoint
CREATE INDEX `received_mails_evidence` ON `received_mails` (`evidence_for`);