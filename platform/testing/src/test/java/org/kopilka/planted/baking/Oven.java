package org.kopilka.planted.baking;

import java.time.Instant;
import org.kopilka.planted.eating.Table;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.client.RestClient;

/** Breaks the rules on time, on injection, on calls to other services, and closes a circle with {@link Table}. */
public class Oven {

    @Autowired
    Table table;

    RestClient other = RestClient.create();

    Instant lit() {
        return Instant.now();
    }
}
