package cdk8skafka;

import org.apache.kafka.clients.admin.PartitionReassignment;

/** A partition's reassignment under way. Kafka's own class of it knows no equality. */
final class Move {
    final int adding;
    private final String lists;

    Move(PartitionReassignment reassignment) {
        adding = reassignment.addingReplicas().size();
        lists = reassignment.replicas() + " " + reassignment.addingReplicas() + " " + reassignment.removingReplicas();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Move && lists.equals(((Move) other).lists);
    }

    @Override
    public int hashCode() {
        return lists.hashCode();
    }
}
