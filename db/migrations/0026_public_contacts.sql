CREATE TABLE `company_public_contacts` (
	`company_id` text NOT NULL,
	`contact` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`company_id`, `contact`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- by hand
-- Names that are read in another way now: the worker writes them anew, and finds them until then by their key.
UPDATE `company_names` SET `skeleton` = '' WHERE `name` LIKE '%gebr.%' OR `name` LIKE '%St.%' OR `name` LIKE '%&amp;%' OR `name` LIKE 'Firma %' OR `name` LIKE 'Fa.%' OR `name` LIKE '%1%' OR `name` LIKE '%™%' OR `name` LIKE '%℠%' OR `name` LIKE '%®%' OR `name` LIKE '%©%';
