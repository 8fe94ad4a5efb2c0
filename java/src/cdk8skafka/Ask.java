package cdk8skafka;

import java.util.Collection;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;

/** Questions that both subjects ask. */
final class Ask {
    private Ask() {}

    /** What the brokers answer. @throws Exception the brokers' own, not what a future wraps it in */
    static <T> T get(KafkaFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException thrown) {
            if (thrown.getCause() instanceof Exception) throw (Exception) thrown.getCause();
            throw thrown;
        }
    }

    /** The cluster and its living brokers. Brokers of another cluster, then or later, would answer other questions. */
    static final class Cluster {
        final String id;
        final Collection<Node> brokers;

        Cluster(Admin admin) throws Exception {
            DescribeClusterResult described = admin.describeCluster();
            id = get(described.clusterId());
            brokers = get(described.nodes());
            if (id == null || id.isEmpty()) throw new KafkaException("the brokers do not tell their cluster's id");
        }

        void demandSame(Admin admin) throws Exception {
            String now = new Cluster(admin).id;
            if (!id.equals(now)) {
                throw new KafkaException("two clusters answer at these addresses: " + id + " and " + now);
            }
        }
    }
}
