package org.kopilka.platform.messages;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.AcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The listeners of this service, for messages that do not come to them by themselves. */
record Listeners(KafkaListenerEndpointRegistry listeners, ConsumerRecordRecoverer aside) {

    /**
     * Gives a message to the listener of its topic in a group; what it cannot take is put aside.
     *
     * @return whether it was taken
     */
    boolean take(ConsumerRecord<Object, Object> message, String group) {
        try {
            of(message.topic(), group).onMessage(message, null, null);
            return true;
        } catch (RuntimeException fault) {
            aside.accept(
                    message, new ListenerExecutionFailedException(String.valueOf(fault.getMessage()), group, fault));
            return false;
        }
    }

    /** The groups in which this service reads a topic. */
    List<String> groups(String topic) {
        return listeners.getAllListenerContainers().stream()
                .filter(container -> topics(container).contains(topic))
                .map(container -> requireNonNull(container.getGroupId()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private AcknowledgingConsumerAwareMessageListener<Object, Object> of(String topic, String group) {
        return listeners.getAllListenerContainers().stream()
                .filter(container -> group.equals(container.getGroupId()))
                .filter(container -> topics(container).contains(topic))
                .map(container -> (AcknowledgingConsumerAwareMessageListener<Object, Object>)
                        container.getContainerProperties().getMessageListener())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> topics(MessageListenerContainer container) {
        return List.of(requireNonNull(container.getContainerProperties().getTopics()));
    }
}
