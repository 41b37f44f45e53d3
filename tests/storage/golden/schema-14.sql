-- A data file as schema 14 wrote it. Never edited once released.
PRAGMA application_id = 1263027249;
PRAGMA user_version = 14;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'kehoach','m001_first_schema','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(2,'kehoach','m_plan_comment','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(3,'kehoach','m_chain','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(4,'kehoach','m_turns_as_records','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(5,'kehoach','m_ignored_finding','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(6,'kehoach','m_search','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(7,'kehoach','m_paper','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(8,'kehoach','m_meeting','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(9,'kehoach','m_plan_attachment','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(10,'kehoach','m_meeting_search','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(11,'kehoach','m_proof','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(12,'kehoach','m_paper_drafts','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(13,'kehoach','m_search_together','2026-01-05');
INSERT INTO "_sqlite_migrations" VALUES(14,'kehoach','m_work_week','2026-01-05');
CREATE TABLE ack (
        id INTEGER PRIMARY KEY,
        installation TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        manifest TEXT NOT NULL,
        result TEXT NOT NULL,
        UNIQUE (manifest)
    ) STRICT
    ;
INSERT INTO "ack" VALUES(1,'inst-b',1,1,'m1','applied');
CREATE TABLE binder (
        id TEXT PRIMARY KEY,
        year INTEGER NOT NULL,
        title TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE carry_over (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        data TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE clause_link (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        target TEXT NOT NULL,
        document_id TEXT NOT NULL REFERENCES superior_document (id) ON DELETE CASCADE,
        clause_id TEXT NOT NULL,
        PRIMARY KEY (plan_id, target, document_id, clause_id)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE clause_mark (
        document_id TEXT NOT NULL REFERENCES superior_document (id) ON DELETE CASCADE,
        clause_id TEXT NOT NULL,
        mark TEXT NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (document_id, clause_id)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE history (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        subject TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "history" VALUES(1,'2026-01-05T07:58:03','cán bộ','plan-created','p1','null');
INSERT INTO "history" VALUES(2,'2026-01-05T07:58:03','cán bộ','plan-submitted','p1','[1,"Trình lần đầu"]');
INSERT INTO "history" VALUES(3,'2026-01-05T07:58:03','cán bộ','plan-issued','p1','{"number":"02/KH-UBND","date":"2026-01-05","signatory":{"capacity":"TM.","head":"Chủ tịch","position":"Chủ tịch","name":"Trần Văn Mẫu","body":"ỦY BAN NHÂN DÂN"},"original_sha256":"","original_name":""}');
INSERT INTO "history" VALUES(4,'2026-01-05T07:58:03','cán bộ','turn-recorded','p1','{"before":[],"after":{"id":"u1","task_id":"t1","due":"2026-01-15","unit":"","done_on":"2026-01-15","figure":1000,"note":"đã phát","skipped":"","shifted":null,"base":null,"more":[],"late_entry":false,"act":""}}');
INSERT INTO "history" VALUES(5,'2026-01-05T07:58:03','cán bộ','office-saved','o1','{"before": null, "after": {"id": "o1", "unit_kind": "xã", "unit_name": "Suối Mơ", "province": "Núi Xanh", "province_kind": "tỉnh", "village_word": "thôn", "unit_code": "", "agencies": [], "people": [], "signatories": [], "superiors": [], "recipients": [], "is_sample": true, "own_body": "", "report_windows": []}}');
INSERT INTO "history" VALUES(6,'2026-01-05T07:58:03','cán bộ','identity-saved','inst-a','["office-a","12345 67890",1]');
INSERT INTO "history" VALUES(7,'2026-01-05T07:58:03','cán bộ','peer-trusted','inst-b','["UBND xã Đồi Cao","1 2"]');
INSERT INTO "history" VALUES(8,'2026-01-05T07:58:03','cán bộ','package-applied','m1','["1 kế hoạch mới",["theirs"]]');
INSERT INTO "history" VALUES(9,'2026-01-05T07:58:03','cán bộ','paper-created','v1','null');
CREATE TABLE identity (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        installation TEXT NOT NULL,
        office TEXT NOT NULL,
        spki BLOB NOT NULL,
        fingerprint TEXT NOT NULL,
        epoch INTEGER NOT NULL
    ) STRICT
    ;
INSERT INTO "identity" VALUES(1,'inst-a','office-a',X'0102','12345 67890',1);
CREATE TABLE ignored_finding (
            id INTEGER PRIMARY KEY,
            scope TEXT NOT NULL CHECK (scope IN ('place', 'plan', 'office')),
            plan_id TEXT REFERENCES plan (id) ON DELETE CASCADE,
            rule TEXT NOT NULL,
            words TEXT NOT NULL,
            place TEXT NOT NULL,
            at TEXT NOT NULL,
            UNIQUE (scope, plan_id, rule, words, place)
        ) STRICT
        ;
CREATE TABLE ledger (
        id TEXT PRIMARY KEY,
        direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
        state TEXT NOT NULL,
        kind TEXT NOT NULL,
        installation TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        offices TEXT NOT NULL,
        subject TEXT NOT NULL,
        file_name TEXT NOT NULL,
        place TEXT NOT NULL,
        at TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        UNIQUE (direction, installation, epoch, seq)
    ) STRICT
    ;
INSERT INTO "ledger" VALUES('m1','in','applied','snapshot','inst-b',1,1,'["UBND xã Đồi Cao","Sở"]','Kế hoạch','a.kehoach','/usb','2026-01-05T07:58:03','theirs');
CREATE TABLE meeting (
            id TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            begun_at TEXT NOT NULL,
            closed_at TEXT,
            data TEXT NOT NULL
        ) STRICT
        ;
CREATE TABLE meeting_item (
            meeting_id TEXT NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
            turn_id TEXT NOT NULL,
            verdict TEXT NOT NULL,
            PRIMARY KEY (turn_id, meeting_id)
        ) STRICT, WITHOUT ROWID
        ;
CREATE TABLE office (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        data TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "office" VALUES(1,'{"id":"o1","unit_kind":"xã","unit_name":"Suối Mơ","province":"Núi Xanh","province_kind":"tỉnh","village_word":"thôn","unit_code":"","agencies":[],"people":[],"signatories":[],"superiors":[],"recipients":[],"is_sample":true,"own_body":"","report_windows":[]}');
CREATE TABLE paper (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            year INTEGER NOT NULL,
            number TEXT NOT NULL,
            issued_on TEXT,
            changed_at TEXT NOT NULL,
            about_plan TEXT NOT NULL,
            data TEXT NOT NULL
        ) STRICT
        ;
INSERT INTO "paper" VALUES('v1','letter','đôn đốc việc phát thanh',2026,'',NULL,'2026-01-05T07:58:03','','{"id":"v1","kind":"letter","year":2026,"subject":"đôn đốc việc phát thanh","symbol":"UBND-VHXH","place":"","issuer":"","addressees":[],"bases":[],"opening":"","sections":[],"closing":"","appendices":[],"recipients":[],"archive":"VT","signatory":null,"meeting":{"begins":"","place":"","attendees":[],"chair":"","chair_position":"","secretary":"","secretary_position":"","ends":""},"slip":{"presenter":"","enclosed":[],"opinions":[]},"urgency":"","scope":"","typist":"","print_run":0,"contact":[],"numbering":"letters","draft_no":1,"body_size":14,"about_plan":"","issue":null}');
CREATE TABLE paper_submission (
            paper_id TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
            draft_no INTEGER NOT NULL,
            submitted_at TEXT NOT NULL,
            note TEXT NOT NULL,
            data TEXT NOT NULL,
            PRIMARY KEY (paper_id, draft_no)
        ) STRICT, WITHOUT ROWID
        ;
CREATE TABLE peer (
        installation TEXT PRIMARY KEY,
        office TEXT NOT NULL,
        office_name TEXT NOT NULL,
        spki BLOB NOT NULL,
        fingerprint TEXT NOT NULL,
        trusted_at TEXT NOT NULL,
        env TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "peer" VALUES('inst-b','office-b','UBND xã Đồi Cao',X'03','1 2','2026-01-05T07:58:03','prod');
CREATE TABLE plan (
        id TEXT PRIMARY KEY,
        sender TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL,
        year INTEGER NOT NULL,
        draft_no INTEGER NOT NULL,
        number TEXT NOT NULL DEFAULT '',
        issued_on TEXT,
        changed_at TEXT NOT NULL,
        tasks INTEGER NOT NULL,
        stamp INTEGER NOT NULL
    , laid INTEGER NOT NULL DEFAULT 0) STRICT
    ;
INSERT INTO "plan" VALUES('p1','','Tuyên truyền cải cách hành chính năm 2026',2026,2,'02/KH-UBND','2026-01-05','2026-01-05T07:58:03',2,1,0);
INSERT INTO "plan" VALUES('theirs','UBND xã Đồi Cao','Tuyên truyền cải cách hành chính năm 2026',2026,1,'02/KH-UBND','2026-01-05','2026-01-05T07:58:03',2,1,0);
CREATE TABLE plan_answers (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        document_id TEXT NOT NULL REFERENCES superior_document (id) ON DELETE CASCADE,
        PRIMARY KEY (plan_id, document_id)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE plan_attachment (
            plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
            sha256 TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (plan_id, sha256)
        ) STRICT, WITHOUT ROWID
        ;
CREATE TABLE plan_comment (
            id TEXT PRIMARY KEY,
            plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            draft_no INTEGER NOT NULL,
            author TEXT NOT NULL,
            place TEXT NOT NULL,
            said TEXT NOT NULL,
            verdict TEXT NOT NULL,
            reason TEXT NOT NULL,
            received_on TEXT
        ) STRICT
        ;
CREATE TABLE plan_header (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        data TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "plan_header" VALUES('p1','{"id":"p1","year":2026,"title":"Tuyên truyền cải cách hành chính năm 2026","shape":"a","form":"plan","numbering":"decimal","place":"","symbol":"KH-UBND","superior_id":null,"based_on":null,"without_superior_document":false,"legal_bases":[{"kind":"Nghị quyết","number":"76/NQ-CP","date":"2021-07-15","issuer":"Chính phủ","subject":"","printed":""}],"opening":"","sections":[],"closing":"","tasks":[],"appendix_title":"","decision":null,"recipients":[],"archive":"VT","signatory":null,"urgency":"","scope":"","draft_no":2,"body_size":14,"issue":{"number":"02/KH-UBND","date":"2026-01-05","signatory":{"capacity":"TM.","head":"Chủ tịch","position":"Chủ tịch","name":"Trần Văn Mẫu","body":"ỦY BAN NHÂN DÂN"},"original_sha256":"","original_name":""},"starts":null,"ends":null}');
INSERT INTO "plan_header" VALUES('theirs','{"id":"theirs","year":2026,"title":"Tuyên truyền cải cách hành chính năm 2026","shape":"a","form":"plan","numbering":"decimal","place":"","symbol":"KH-UBND","superior_id":null,"based_on":null,"without_superior_document":false,"legal_bases":[{"kind":"Nghị quyết","number":"76/NQ-CP","date":"2021-07-15","issuer":"Chính phủ","subject":"","printed":""}],"opening":"","sections":[],"closing":"","tasks":[],"appendix_title":"","decision":null,"recipients":[],"archive":"VT","signatory":null,"urgency":"","scope":"","draft_no":1,"body_size":14,"issue":{"number":"02/KH-UBND","date":"2026-01-05","signatory":{"capacity":"TM.","head":"Chủ tịch","position":"Chủ tịch","name":"Trần Văn Mẫu","body":"ỦY BAN NHÂN DÂN"},"original_sha256":"","original_name":""},"starts":null,"ends":null}');
CREATE TABLE plan_link (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        before_id TEXT NOT NULL REFERENCES plan (id) ON DELETE RESTRICT,
        kind TEXT NOT NULL CHECK (kind IN ('replaces', 'amends'))
    ) STRICT
    ;
CREATE TABLE plan_section (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (plan_id, id)
    ) STRICT
    ;
INSERT INTO "plan_section" VALUES('p1','s1',0,'{"id":"s1","heading":"MỤC ĐÍCH, YÊU CẦU","roles":["purpose"],"blocks":[{"id":"b1","kind":"item","text":"Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn.","level":1,"task_id":null,"printed":null},{"id":"b2","kind":"dash","text":"Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn.","level":1,"task_id":null,"printed":null}],"answers":[["audience","người dân"]],"later":false,"printed":null,"tables":[]}');
INSERT INTO "plan_section" VALUES('p1','s2',1,'{"id":"s2","heading":"NHIỆM VỤ","roles":["key_tasks"],"blocks":[{"id":"b3","kind":"task","text":"Phát thanh","level":1,"task_id":"t1","printed":null}],"answers":[],"later":false,"printed":null,"tables":[]}');
INSERT INTO "plan_section" VALUES('theirs','s1',0,'{"id":"s1","heading":"MỤC ĐÍCH, YÊU CẦU","roles":["purpose"],"blocks":[{"id":"b1","kind":"item","text":"Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn.","level":1,"task_id":null,"printed":null},{"id":"b2","kind":"dash","text":"Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn.","level":1,"task_id":null,"printed":null}],"answers":[["audience","người dân"]],"later":false,"printed":null,"tables":[]}');
INSERT INTO "plan_section" VALUES('theirs','s2',1,'{"id":"s2","heading":"NHIỆM VỤ","roles":["key_tasks"],"blocks":[{"id":"b3","kind":"task","text":"Phát thanh","level":1,"task_id":"t1","printed":null}],"answers":[],"later":false,"printed":null,"tables":[]}');
CREATE TABLE plan_task (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        id TEXT NOT NULL,
        position INTEGER NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (plan_id, id)
    ) STRICT
    ;
INSERT INTO "plan_task" VALUES('p1','t1',0,'{"id":"t1","title":"Chuyên mục phát thanh","content":"","leads":[{"name":"Phòng Văn hóa - Xã hội","agency_id":"a1"}],"coordinators":[],"units":[],"schedule":{"frequency":"thang","weekdays":[],"day":15,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[{"operator":"≥","value":12000,"unit":"tin, bài","per":"năm","high":null,"each_unit":false,"share_of":""}],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""}');
INSERT INTO "plan_task" VALUES('p1','t2',1,'{"id":"t2","title":"Họp thôn","content":"","leads":[],"coordinators":[],"units":[{"name":"Thôn Một","agency_id":null},{"name":"Thôn Hai","agency_id":null}],"schedule":{"frequency":"quy","weekdays":[],"day":null,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""}');
INSERT INTO "plan_task" VALUES('theirs','t1',0,'{"id":"t1","title":"Chuyên mục phát thanh","content":"","leads":[{"name":"Phòng Văn hóa - Xã hội","agency_id":"a1"}],"coordinators":[],"units":[],"schedule":{"frequency":"thang","weekdays":[],"day":15,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[{"operator":"≥","value":12000,"unit":"tin, bài","per":"năm","high":null,"each_unit":false,"share_of":""}],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""}');
INSERT INTO "plan_task" VALUES('theirs','t2',1,'{"id":"t2","title":"Họp thôn","content":"","leads":[],"coordinators":[],"units":[{"name":"Thôn Một","agency_id":null},{"name":"Thôn Hai","agency_id":null}],"schedule":{"frequency":"quy","weekdays":[],"day":null,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""}');
CREATE TABLE proof (
        id TEXT PRIMARY KEY,
        turn_id TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('file', 'photo', 'text', 'link', 'place', 'none')),
        name TEXT NOT NULL,
        words TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE proof_needed (
        line_id INTEGER PRIMARY KEY REFERENCES task_line (id) ON DELETE CASCADE
    ) STRICT
    ;
CREATE TABLE radio_item (
        id TEXT PRIMARY KEY,
        slot TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE received (
        plan_id TEXT PRIMARY KEY REFERENCES plan (id) ON DELETE CASCADE,
        owner TEXT NOT NULL,
        owner_name TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        rev INTEGER NOT NULL
    ) STRICT
    ;
INSERT INTO "received" VALUES('theirs','office-b','UBND xã Đồi Cao',1,1);
CREATE TABLE search_row (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        plan_id TEXT NOT NULL,
        subject TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE submission (
        plan_id TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
        draft_no INTEGER NOT NULL,
        submitted_at TEXT NOT NULL,
        note TEXT NOT NULL,
        data TEXT NOT NULL,
        PRIMARY KEY (plan_id, draft_no)
    ) STRICT
    ;
INSERT INTO "submission" VALUES('p1',1,'2026-01-05T07:58:03','Trình lần đầu','{"id":"p1","year":2026,"title":"Tuyên truyền cải cách hành chính năm 2026","shape":"a","form":"plan","numbering":"decimal","place":"","symbol":"KH-UBND","superior_id":null,"based_on":null,"without_superior_document":false,"legal_bases":[{"kind":"Nghị quyết","number":"76/NQ-CP","date":"2021-07-15","issuer":"Chính phủ","subject":"","printed":""}],"opening":"","sections":[{"id":"s1","heading":"MỤC ĐÍCH, YÊU CẦU","roles":["purpose"],"blocks":[{"id":"b1","kind":"item","text":"Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn.","level":1,"task_id":null,"printed":null},{"id":"b2","kind":"dash","text":"Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn.","level":1,"task_id":null,"printed":null}],"answers":[["audience","người dân"]],"later":false,"printed":null,"tables":[]},{"id":"s2","heading":"NHIỆM VỤ","roles":["key_tasks"],"blocks":[{"id":"b3","kind":"task","text":"Phát thanh","level":1,"task_id":"t1","printed":null}],"answers":[],"later":false,"printed":null,"tables":[]}],"closing":"","tasks":[{"id":"t1","title":"Chuyên mục phát thanh","content":"","leads":[{"name":"Phòng Văn hóa - Xã hội","agency_id":"a1"}],"coordinators":[],"units":[],"schedule":{"frequency":"thang","weekdays":[],"day":15,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[{"operator":"≥","value":12000,"unit":"tin, bài","per":"năm","high":null,"each_unit":false,"share_of":""}],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""},{"id":"t2","title":"Họp thôn","content":"","leads":[],"coordinators":[],"units":[{"name":"Thôn Một","agency_id":null},{"name":"Thôn Hai","agency_id":null}],"schedule":{"frequency":"quy","weekdays":[],"day":null,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""}],"appendix_title":"","decision":null,"recipients":[],"archive":"VT","signatory":null,"urgency":"","scope":"","draft_no":1,"body_size":14,"issue":null,"starts":null,"ends":null}');
CREATE TABLE superior_document (
        id TEXT PRIMARY KEY,
        plan_id TEXT NOT NULL DEFAULT '',
        sha256 TEXT NOT NULL DEFAULT '',
        read_at TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE task_doer (
        line_id INTEGER NOT NULL REFERENCES task_line (id) ON DELETE CASCADE,
        role TEXT NOT NULL CHECK (role IN ('lead', 'helper', 'unit')),
        name TEXT NOT NULL,
        agency_id TEXT NOT NULL,
        PRIMARY KEY (line_id, role, name)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "task_doer" VALUES(1,'lead','Phòng Văn hóa - Xã hội','a1');
INSERT INTO "task_doer" VALUES(2,'unit','Thôn Hai','');
INSERT INTO "task_doer" VALUES(2,'unit','Thôn Một','');
CREATE TABLE task_line (
        id INTEGER PRIMARY KEY,
        plan_id TEXT REFERENCES plan (id) ON DELETE RESTRICT,
        task_id TEXT NOT NULL,
        source TEXT NOT NULL DEFAULT 'plan',
        number INTEGER NOT NULL,
        title TEXT NOT NULL,
        lead TEXT NOT NULL,
        helpers TEXT NOT NULL,
        exact TEXT NOT NULL,
        folded TEXT NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (plan_id, task_id)
    ) STRICT
    ;
INSERT INTO "task_line" VALUES(1,'p1','t1','plan',1,'Chuyên mục phát thanh','Phòng Văn hóa - Xã hội','','chuyên mục phát thanh

phòng văn hóa - xã hội
','chuyen muc phat thanh

phong van hoa - xa hoi
','{"id":"t1","title":"Chuyên mục phát thanh","content":"","leads":[{"name":"Phòng Văn hóa - Xã hội","agency_id":"a1"}],"coordinators":[],"units":[],"schedule":{"frequency":"thang","weekdays":[],"day":15,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[{"operator":"≥","value":12000,"unit":"tin, bài","per":"năm","high":null,"each_unit":false,"share_of":""}],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""}');
INSERT INTO "task_line" VALUES(2,'p1','t2','plan',2,'Họp thôn','','','họp thôn


','hop thon


','{"id":"t2","title":"Họp thôn","content":"","leads":[],"coordinators":[],"units":[{"name":"Thôn Một","agency_id":null},{"name":"Thôn Hai","agency_id":null}],"schedule":{"frequency":"quy","weekdays":[],"day":null,"month_in_step":null,"deadline":null,"dates":[],"rhythm":null,"minutes":null,"starts":null,"ends":null},"schedule_text":"","targets":[],"place":"","output":"","funding":"","funding_vnd":null,"in_appendix":false,"lines":null,"said_in":""}');
CREATE TABLE turn (
        id TEXT PRIMARY KEY,
        line_id INTEGER NOT NULL REFERENCES task_line (id) ON DELETE RESTRICT,
        unit TEXT NOT NULL,
        due TEXT NOT NULL,
        shifted TEXT NOT NULL,
        doer TEXT NOT NULL,
        done_on TEXT,
        figure INTEGER,
        base INTEGER,
        note TEXT NOT NULL DEFAULT '',
        skipped TEXT NOT NULL DEFAULT '',
        late_entry INTEGER NOT NULL DEFAULT 0,
        act TEXT NOT NULL DEFAULT '',
        closes TEXT NOT NULL CHECK (closes = max(due, shifted)),
        outcome INTEGER NOT NULL DEFAULT 0 CHECK (outcome =
            CASE WHEN done_on IS NOT NULL THEN 2 WHEN skipped <> '' THEN 1 ELSE 0 END),
        UNIQUE (line_id, unit, due)
    ) STRICT
    ;
INSERT INTO "turn" VALUES('u1',1,'','2026-01-15','2026-01-15','Phòng Văn hóa - Xã hội','2026-01-15',1000,NULL,'đã phát','',0,'','2026-01-15',2);
CREATE TABLE turn_figure (
        turn_id TEXT NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
        place INTEGER NOT NULL CHECK (place > 0),
        value INTEGER NOT NULL,
        base INTEGER,
        PRIMARY KEY (turn_id, place)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE urgent_order (
        id TEXT PRIMARY KEY,
        deadline TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    ;
CREATE TABLE work_week (
            monday TEXT PRIMARY KEY,
            edits TEXT NOT NULL,
            changed_at TEXT NOT NULL
        ) STRICT, WITHOUT ROWID
        ;
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX ledger_at ON ledger (at DESC);
CREATE INDEX history_subject ON history (subject, id);
CREATE INDEX plan_comment_plan ON plan_comment (plan_id);
CREATE INDEX urgent_deadline ON urgent_order (deadline);
CREATE INDEX plan_unlaid ON plan (id) WHERE laid = 0;
CREATE INDEX turn_board ON turn (outcome, closes, line_id);
CREATE INDEX turn_doer ON turn (doer, outcome, closes, shifted);
CREATE INDEX turn_act ON turn (act) WHERE act <> '';
CREATE INDEX search_subject ON search_row (subject);
CREATE INDEX search_plan ON search_row (plan_id);
CREATE INDEX proof_turn ON proof (turn_id, added_at);
CREATE INDEX radio_slot ON radio_item (slot);
CREATE VIRTUAL TABLE search_word USING fts5(words, content='', detail=none, columnsize=0, prefix='2 3 4 5 6 7 8', tokenize='unicode61 remove_diacritics 0');
COMMIT;
