package cdk8skafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * What is said of one topic: partitions and replication factor. Replicas that a reassignment is still adding do not
 * count, as in Kafka's own tools. Partitions that differ in their number of replicas give "1-3", which is never what is
 * declared.
 */
final class TopicLines {
    private final TopicDescription topic;
    private final List<List<Integer>> replicas = new ArrayList<>();
    private int low;
    private int high;
    private boolean moving;

    TopicLines(TopicDescription topic, Map<TopicPartition, Move> moves) {
        this.topic = topic;
        for (TopicPartitionInfo partition : topic.partitions()) {
            List<Integer> ids = new ArrayList<>();
            for (Node replica : partition.replicas()) ids.add(replica.id());
            replicas.add(ids);
            Move move = moves.get(new TopicPartition(topic.name(), partition.partition()));
            int counted = ids.size();
            if (move != null) {
                moving = true;
                counted -= move.adding;
            }
            low = replicas.size() == 1 ? counted : Math.min(low, counted);
            high = Math.max(high, counted);
        }
    }

    /** Whether the partitions are those from 0 on, and at least one: a broker may not know all of a new topic yet. */
    static boolean isWhole(TopicDescription topic) {
        for (int i = 0; i < topic.partitions().size(); i++) {
            if (topic.partitions().get(i).partition() != i) return false;
        }
        return !topic.partitions().isEmpty();
    }

    /** The replicas themselves are needed, and written, only where there are more or fewer than declared. */
    void write(Answer answer, Map<String, Integer> declared) {
        String replication = low == high ? Integer.toString(low) : low + "-" + high;
        String partitions = Integer.toString(replicas.size());
        if (moving) {
            answer.line("topic", topic.name(), partitions, replication, "moving");
        } else {
            answer.line("topic", topic.name(), partitions, replication);
        }
        Integer factor = declared.get(topic.name());
        if (factor == null || factor == 0 || (low == factor && high == factor)) return;
        for (int i = 0; i < replicas.size(); i++) {
            StringBuilder ids = new StringBuilder();
            for (int id : replicas.get(i)) ids.append(ids.length() > 0 ? "," : "").append(id);
            answer.line("replicas", topic.name(), Integer.toString(topic.partitions().get(i).partition()), ids.toString());
        }
    }
}
