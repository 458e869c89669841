package org.kopilka.staff.record;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.kopilka.platform.documents.Stored;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/** What this service keeps of a survey's wave: how many were asked and how many answered, where. */
@Document("heard_waves")
@CompoundIndex(def = "{'opens': 1}")
record AskedWave(@Id UUID id, long version, LocalDate opens, String status, List<Part> parts) implements Stored {

    record Part(UUID institution, int invited, int answered) {}
}
