package cdk8skafka;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.PartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of a cluster. A list of topics holds only those that the client may describe and never says so, which is
 * why every declared name is asked for explicitly, there or not, and why names that nobody can have been granted are
 * asked for as well: a topic that is not there and one that is hidden get different answers to that.
 */
final class Topics {
    private static final int TRIES = 5;
    private static final long PAUSE_MS = 500;
    private static final int CONFIGS_PER_REQUEST = 500; // every config of a topic is in the answer, defaults too

    private final Admin admin;
    private final Map<String, Integer> declared;
    private final long pauseMs;
    private Rights rights;

    /** @param declared the names to ask for, with their replication factor, or 0 where none is declared */
    Topics(Admin admin, Map<String, Integer> declared) {
        this(admin, declared, PAUSE_MS);
    }

    Topics(Admin admin, Map<String, Integer> declared, long pauseMs) {
        this.admin = admin;
        this.declared = declared;
        this.pauseMs = pauseMs;
    }

    /** @throws TimeoutException when the topics are never the same in two answers */
    Answer read() throws Exception {
        Changed last = null;
        for (int i = 0; i < TRIES; i++) {
            if (i > 0) Thread.sleep(pauseMs);
            try {
                return readOnce();
            } catch (Changed changed) {
                last = changed;
            }
        }
        throw new TimeoutException("Timed out: " + TRIES + " times, " + last.getMessage());
    }

    private Answer readOnce() throws Exception {
        rights = new Rights();
        Ask.Cluster cluster = new Ask.Cluster(admin);
        demandDescribeOnEveryTopic();
        Map<TopicPartition, Move> moving = reassignments();
        Set<String> listed = Ask.get(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        Map<String, TopicDescription> described = describe(listed);
        Map<String, Config> configs = configs();
        rights.demand(); // what is hidden from this client is missing in some answers only, and would look like a change
        if (!described.keySet().containsAll(configs.keySet()) || !configs.keySet().containsAll(declaredOf(described))) {
            throw new Changed("a declared topic was created or deleted while it was read");
        }
        if (!reassignments().equals(moving)) throw new Changed("a reassignment began or ended during the read");
        demandDescribeOnEveryTopic();
        rights.demand();
        cluster.demandSame(admin);
        return answer(cluster, described, moving, configs);
    }

    /**
     * Asks for one name with each first character that a topic's name can have: a right on names with a prefix, or on
     * any names but all, cannot cover them. The brokers
     * answer that a name is unknown, or that this client may not know.
     */
    private void demandDescribeOnEveryTopic() throws Exception {
        List<String> names = Unguessable.names();
        for (KafkaFuture<TopicDescription> answer : describeByName(names).values()) {
            try {
                Ask.get(answer);
            } catch (UnknownTopicOrPartitionException expected) {
                continue;
            } catch (TopicAuthorizationException hidden) {
                rights.lacks("Describe on every topic");
            }
        }
    }

    private Map<String, TopicDescription> describe(Set<String> listed) throws Exception {
        Set<String> names = new TreeSet<>(listed);
        names.addAll(declared.keySet());
        Map<String, TopicDescription> described = new TreeMap<>();
        Set<String> hidden = new TreeSet<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : describeByName(names).entrySet()) {
            String name = answer.getKey();
            try {
                described.put(name, Ask.get(answer.getValue()));
            } catch (UnknownTopicOrPartitionException unknown) {
                // One that nobody declared may go meanwhile: it is not there, and that is all there is to say.
                if (!listed.contains(name) || !declared.containsKey(name)) continue;
                throw new Changed(name + " was deleted during the read");
            } catch (TopicAuthorizationException denied) {
                hidden.add(name);
            }
            if (described.containsKey(name) && !listed.contains(name)) {
                throw new Changed(name + " was created during the read");
            }
        }
        for (TopicDescription topic : described.values()) {
            if (!TopicLines.isWhole(topic)) throw new Changed("not all partitions of " + topic.name() + " were known");
        }
        rights.lacks("Describe", hidden);
        return described;
    }

    private Map<String, Config> configs() throws Exception {
        List<ConfigResource> resources = new ArrayList<>();
        for (String name : declared.keySet()) resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name));
        Map<String, Config> configs = new TreeMap<>();
        Set<String> hidden = new TreeSet<>();
        for (int from = 0; from < resources.size(); from += CONFIGS_PER_REQUEST) {
            List<ConfigResource> some = resources.subList(from, Math.min(resources.size(), from + CONFIGS_PER_REQUEST));
            for (Map.Entry<ConfigResource, KafkaFuture<Config>> answer : admin.describeConfigs(some).values().entrySet()) {
                String name = answer.getKey().name();
                try {
                    configs.put(name, dynamic(Ask.get(answer.getValue())));
                } catch (UnknownTopicOrPartitionException unknown) {
                    continue;
                } catch (TopicAuthorizationException denied) {
                    hidden.add(name);
                }
            }
        }
        rights.lacks("DescribeConfigs", hidden);
        return configs;
    }

    /** What is set on the topic itself. The defaults, most of the answer, are not kept. */
    private static Config dynamic(Config config) {
        List<ConfigEntry> entries = new ArrayList<>();
        for (ConfigEntry entry : config.entries()) {
            if (entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG) entries.add(entry);
        }
        return new Config(entries);
    }

    /** Those of declared topics. */
    private Map<TopicPartition, Move> reassignments() throws Exception {
        Map<TopicPartition, Move> ours = new HashMap<>();
        try {
            Map<TopicPartition, PartitionReassignment> all = Ask.get(admin.listPartitionReassignments().reassignments());
            for (Map.Entry<TopicPartition, PartitionReassignment> one : all.entrySet()) {
                if (declared.containsKey(one.getKey().topic())) ours.put(one.getKey(), new Move(one.getValue()));
            }
        } catch (ClusterAuthorizationException denied) {
            rights.lacks("Describe on the cluster, without which replicas that are still being added look like all others");
        }
        return ours;
    }

    private Set<String> declaredOf(Map<String, TopicDescription> described) {
        Set<String> names = new TreeSet<>(described.keySet());
        names.retainAll(declared.keySet());
        return names;
    }

    private Answer answer(Ask.Cluster cluster, Map<String, TopicDescription> described,
            Map<TopicPartition, Move> moving, Map<String, Config> configs) {
        Answer answer = new Answer();
        answer.line("cluster", cluster.id);
        TreeMap<Integer, Node> brokers = new TreeMap<>();
        for (Node broker : cluster.brokers) brokers.put(broker.id(), broker);
        for (Node broker : brokers.values()) {
            answer.line("broker", broker.idString(), broker.hasRack() ? broker.rack() : "-");
        }
        for (TopicDescription topic : described.values()) new TopicLines(topic, moving).write(answer, declared);
        for (Map.Entry<String, Config> topic : configs.entrySet()) {
            TreeMap<String, String> values = new TreeMap<>();
            for (ConfigEntry entry : topic.getValue().entries()) values.put(entry.name(), entry.value());
            for (Map.Entry<String, String> value : values.entrySet()) {
                // A value that is kept secret equals nothing that can be declared.
                answer.line("config", topic.getKey(), value.getKey(), value.getValue() == null ? "\0" : value.getValue());
            }
        }
        return answer;
    }

    /** Kafka 4 no longer has `values`; before 3.1 there was nothing else. */
    @SuppressWarnings("unchecked")
    private Map<String, KafkaFuture<TopicDescription>> describeByName(Collection<String> names) throws Exception {
        DescribeTopicsResult result = admin.describeTopics(names);
        Method values;
        try {
            values = DescribeTopicsResult.class.getMethod("topicNameValues");
        } catch (NoSuchMethodException old) {
            values = DescribeTopicsResult.class.getMethod("values");
        }
        return (Map<String, KafkaFuture<TopicDescription>>) values.invoke(result);
    }

    /** Two answers of one read are of different moments. */
    private static final class Changed extends Exception {
        private static final long serialVersionUID = 1;

        Changed(String message) {
            super(message);
        }
    }
}
