package org.kopilka.platform;

import java.util.List;
import org.kopilka.platform.institutions.InstitutionTree;
import org.kopilka.platform.messages.TopicReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Puts what the institutions topic tells into the tree. */
record TreeTaker(InstitutionTree tree, JsonMapper json) implements TopicReader.Taker {

    private static final Logger log = LoggerFactory.getLogger(TreeTaker.class);

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
