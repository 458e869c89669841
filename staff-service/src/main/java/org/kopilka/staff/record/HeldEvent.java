package org.kopilka.staff.record;

import java.time.LocalDate;
import java.util.UUID;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** What this service keeps of an event. */
@Document("heard_events")
@CompoundIndex(def = "{'institution': 1, 'date': 1}")
record HeldEvent(@Id UUID id, long version, UUID institution, String form, String level, LocalDate date, String status)
        implements Stored {}
