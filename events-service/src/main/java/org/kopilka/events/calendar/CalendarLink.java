package org.kopilka.events.calendar;

import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/** The secret under which a person's calendar program reads their events; a new one ends the old. */
@Document("calendar_links")
record CalendarLink(@Id UUID person, @Indexed(unique = true) String secret) {}
