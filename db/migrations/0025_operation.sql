CREATE TABLE `operation_notes` (
	`kind` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`at` integer NOT NULL
);
