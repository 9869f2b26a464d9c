CREATE TABLE `kind_counts` (
	`company_id` text NOT NULL,
	`kind` text NOT NULL,
	`origin` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`company_id`, `kind`, `origin`)
);
--> statement-breakpoint
CREATE INDEX `kind_counts_kind` ON `kind_counts` (`kind`);--> statement-breakpoint
-- at 1,000,000 cases: 0.8 s
-- by hand: what there is, without the cases that can no longer be read, and the triggers that keep it.
INSERT INTO kind_counts (company_id, kind, origin, n) SELECT company_id, kind, origin, count(*) FROM case_kinds WHERE number IS NOT NULL AND company_id IS NOT NULL GROUP BY 1, 2, 3;
--> statement-breakpoint
-- at 1,000,000 cases: 0.1 s
UPDATE kind_counts SET n = kind_counts.n - gone.n FROM (SELECT cases.company_id, kind, origin, count(*) AS n FROM cases CROSS JOIN case_kinds ON case_kinds.case_id = cases.id WHERE cases.status IN ('withdrawn', 'removed') AND cases.number IS NOT NULL GROUP BY 1, 2, 3) AS gone WHERE kind_counts.company_id = gone.company_id AND kind_counts.kind = gone.kind AND kind_counts.origin = gone.origin;
--> statement-breakpoint
CREATE TRIGGER kind_counts_insert AFTER INSERT ON case_kinds BEGIN INSERT INTO kind_counts (company_id, kind, origin, n) SELECT company_id, NEW.kind, NEW.origin, 1 FROM cases WHERE id = NEW.case_id AND number IS NOT NULL AND company_id IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant') ON CONFLICT (company_id, kind, origin) DO UPDATE SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER kind_counts_delete AFTER DELETE ON case_kinds BEGIN UPDATE kind_counts SET n = n - 1 WHERE kind = OLD.kind AND origin = OLD.origin AND company_id = (SELECT company_id FROM cases WHERE id = OLD.case_id AND number IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant')); END;
--> statement-breakpoint
CREATE TRIGGER kind_counts_update AFTER UPDATE OF kind, origin ON case_kinds
WHEN (NEW.kind, NEW.origin) IS NOT (OLD.kind, OLD.origin)
BEGIN UPDATE kind_counts SET n = n - 1 WHERE kind = OLD.kind AND origin = OLD.origin AND company_id = (SELECT company_id FROM cases WHERE id = OLD.case_id AND number IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant')); INSERT INTO kind_counts (company_id, kind, origin, n) SELECT company_id, NEW.kind, NEW.origin, 1 FROM cases WHERE id = NEW.case_id AND number IS NOT NULL AND company_id IS NOT NULL AND status IN ('open', 'answered', 'closed', 'dormant') ON CONFLICT (company_id, kind, origin) DO UPDATE SET n = n + 1; END;
--> statement-breakpoint
CREATE TRIGGER kind_counts_case AFTER UPDATE OF number, status, company_id ON cases
WHEN (NEW.number IS NOT NULL AND NEW.status IN ('open', 'answered', 'closed', 'dormant'), NEW.company_id) IS NOT (OLD.number IS NOT NULL AND OLD.status IN ('open', 'answered', 'closed', 'dormant'), OLD.company_id)
BEGIN UPDATE kind_counts SET n = n - 1 WHERE OLD.number IS NOT NULL AND OLD.status IN ('open', 'answered', 'closed', 'dormant') AND company_id = OLD.company_id AND (kind, origin) = (SELECT kind, origin FROM case_kinds WHERE case_id = OLD.id); INSERT INTO kind_counts (company_id, kind, origin, n) SELECT NEW.company_id, kind, origin, 1 FROM case_kinds WHERE case_id = NEW.id AND NEW.number IS NOT NULL AND NEW.company_id IS NOT NULL AND NEW.status IN ('open', 'answered', 'closed', 'dormant') ON CONFLICT (company_id, kind, origin) DO UPDATE SET n = n + 1; END;
