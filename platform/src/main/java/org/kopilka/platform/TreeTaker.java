package org.kopilka.platform;

import java.util.List;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.messages.TopicReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts what the institutions topic tells into the tree; when it is complete, those may listen who look into it. */
record TreeTaker(InstitutionTree tree, JsonMapper json, KafkaListenerEndpointRegistry listeners)
        implements TopicReader.Taker {

    private static final Logger log = LoggerFactory.getLogger(TreeTaker.class);

    /** The root is the first node there is and, when all are told anew, the last that is told. */
    @Override
    public boolean canBeWhole() {
        return tree.find(InstitutionTree.ROOT).isPresent();
    }

    @Override
    public void caughtUp() {
        tree.markComplete();
        listeners.getListenerContainers().forEach(MessageListenerContainer::start);
    }

    @Override
    public void take(List<TopicReader.Message> messages) {
        for (var message : messages) {
            try {
                tree.put(json.readValue(message.body(), InstitutionTree.Node.class));
            } catch (JacksonException unreadable) {
                log.error("An institution's message is unreadable and left out: {}", unreadable.getOriginalMessage());
            }
        }
    }
}
