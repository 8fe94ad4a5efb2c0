package cdk8skafka;

import java.lang.reflect.Constructor;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeConfigsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListPartitionReassignmentsResult;
import org.apache.kafka.clients.admin.ListTopicsResult;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;

/** A cluster that answers as brokers do: lists leave out what is hidden, names that are asked for are refused. */
class FakeCluster {
    final TreeMap<String, TopicDescription> topics = new TreeMap<>();
    /** Those to which a reassignment adds a replica. */
    final Set<TopicPartition> moved = new HashSet<>();
    final Map<String, List<ConfigEntry>> configs = new HashMap<>();
    final Set<String> hidden = new HashSet<>();
    final Set<String> hiddenConfigs = new HashSet<>();

    /** Hides what does not begin with it. */
    String visiblePrefix = "";
    boolean clusterDenied;
    /** Runs before the question, given the method's name. */
    java.util.function.Consumer<String> before = question -> { };
    final List<String> questions = new ArrayList<>();
    String id = "one";

    void topic(String name, int... replicasOfEach) {
        List<TopicPartitionInfo> partitions = new ArrayList<>();
        for (int i = 0; i < replicasOfEach.length; i++) {
            List<Node> replicas = new ArrayList<>();
            for (int id = 0; id < replicasOfEach[i]; id++) replicas.add(new Node(id, "b", 1));
            partitions.add(new TopicPartitionInfo(i, replicas.get(0), replicas, replicas));
        }
        topics.put(name, new TopicDescription(name, false, partitions));
    }

    Admin admin() {
        return (Admin) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Admin.class},
            (proxy, method, arguments) -> {
                before.accept(method.getName());
                questions.add(method.getName());
                return answer(method.getName(), arguments);
            });
    }

    private Object answer(String question, Object[] arguments) throws Exception {
        switch (question) {
            case "describeCluster":
                List<Node> brokers = List.of(new Node(1, "b", 1, "r 1"), new Node(0, "b", 1));
                return made(DescribeClusterResult.class, done(brokers), null, done(id), null);
            case "listTopics": return made(ListTopicsResult.class, done(listings()));
            case "describeTopics": return described((Collection<?>) arguments[0]);
            case "describeConfigs": return made(DescribeConfigsResult.class, configured((Collection<?>) arguments[0]));
            case "listPartitionReassignments":
                return made(ListPartitionReassignmentsResult.class,
                    clusterDenied ? failed(new ClusterAuthorizationException("no")) : done(moving()));
            default: throw new UnsupportedOperationException(question);
        }
    }

    /** New objects every time, as a client makes them of each answer. */
    private Map<TopicPartition, PartitionReassignment> moving() {
        Map<TopicPartition, PartitionReassignment> moving = new HashMap<>();
        for (TopicPartition partition : moved) {
            moving.put(partition, new PartitionReassignment(List.of(0, 1), List.of(1), List.of()));
        }
        return moving;
    }

    private boolean isHidden(String name) {
        return hidden.contains(name) || !name.startsWith(visiblePrefix);
    }

    private Map<String, TopicListing> listings() {
        Map<String, TopicListing> listings = new HashMap<>();
        for (String name : topics.keySet()) if (!isHidden(name)) listings.put(name, null);
        return listings;
    }

    private DescribeTopicsResult described(Collection<?> names) throws Exception {
        Map<String, KafkaFuture<TopicDescription>> answers = new HashMap<>();
        for (Object name : names) {
            answers.put((String) name, isHidden((String) name) ? failed(new TopicAuthorizationException("no"))
                : topics.containsKey(name) ? done(topics.get(name)) : failed(new UnknownTopicOrPartitionException("unknown")));
        }
        try {
            return made(DescribeTopicsResult.class, null, answers);
        } catch (NoSuchMethodException old) {
            return made(DescribeTopicsResult.class, answers);
        }
    }

    private Map<ConfigResource, KafkaFuture<Config>> configured(Collection<?> resources) {
        Map<ConfigResource, KafkaFuture<Config>> answers = new HashMap<>();
        for (Object resource : resources) {
            String name = ((ConfigResource) resource).name();
            boolean denied = hiddenConfigs.contains(name) || isHidden(name);
            answers.put((ConfigResource) resource, denied ? failed(new TopicAuthorizationException("no"))
                : topics.containsKey(name) ? done(new Config(configs.getOrDefault(name, Collections.emptyList())))
                : failed(new UnknownTopicOrPartitionException("unknown")));
        }
        return answers;
    }

    static <T> KafkaFuture<T> done(T value) {
        return KafkaFuture.completedFuture(value);
    }

    static <T> KafkaFuture<T> failed(Exception thrown) {
        KafkaFutureImpl<T> future = new KafkaFutureImpl<>();
        future.completeExceptionally(thrown);
        return future;
    }

    /** Kafka keeps the constructors of what it answers to itself. */
    static <T> T made(Class<T> type, Object... arguments) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() != arguments.length) continue;
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance(arguments));
        }
        throw new NoSuchMethodException(type.getName());
    }
}
