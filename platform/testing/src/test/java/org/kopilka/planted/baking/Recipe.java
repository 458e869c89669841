package org.kopilka.planted.baking;

import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.context.request.RequestContextHolder;

/** Breaks the rule on what is stored. */
@Document
class Recipe {

    void bake(MongoTemplate mongo, KafkaTemplate<String, String> kafka, Clock clock) {
        mongo.insert(this);
        kafka.send("kopilka.planted.bread", RequestContextHolder.class.getName() + clock.instant());
    }
}
