package org.kopilka.planted.baking;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import org.kopilka.planted.eating.Table;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.RestClient;

/** Breaks the rules on time, on injection, on calls to other services, and closes a circle with {@link Table}. */
public class Oven {

    @Autowired
    Table table;

    RestClient other = RestClient.create();
    Socket another = new Socket();

    InputStream asked() throws IOException {
        return URI.create("http://staff-service/").toURL().openStream();
    }

    Object[] lit() {
        return new Object[] {
            Instant.now(),
            ZonedDateTime.now(ZoneOffset.UTC),
            System.currentTimeMillis(),
            new Date(),
            Calendar.getInstance(),
            Clock.systemUTC()
        };
    }
}
