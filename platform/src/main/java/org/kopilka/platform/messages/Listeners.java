package org.kopilka.platform.messages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The listeners of this service, for messages that do not come to them by themselves. */
record Listeners(KafkaListenerEndpointRegistry listeners, ConsumerRecordRecoverer aside) {

    /** Gives a message to the listener of its topic; what it cannot take is put aside. */
    boolean take(ConsumerRecord<Object, Object> message) {
        try {
            of(message.topic()).onMessage(message, null, null);
            return true;
        } catch (RuntimeException fault) {
            aside.accept(message, fault);
            return false;
        }
    }

    @SuppressWarnings("unchecked")
    private AcknowledgingConsumerAwareMessageListener<Object, Object> of(String topic) {
        return listeners.getAllListenerContainers().stream()
                .map(MessageListenerContainer::getContainerProperties)
                .filter(container ->
                        List.of(requireNonNull(container.getTopics())).contains(topic))
                .map(container ->
                        (AcknowledgingConsumerAwareMessageListener<Object, Object>) container.getMessageListener())
                .findFirst()
                .orElseThrow();
    }
}
