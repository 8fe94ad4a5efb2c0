package cdk8skafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final FakeCluster cluster = new FakeCluster();
    private final Map<String, Integer> declared = new TreeMap<>(Map.of("orders", 2, "gone", 0));

    @BeforeEach
    void twoTopics() {
        cluster.topic("orders", 2, 2, 2);
        cluster.topic("other", 1);
    }

    private String read() throws Exception {
        return new String(new Topics(cluster.admin(), declared, 0).read().bytes(), StandardCharsets.UTF_8);
    }

    private String missing() {
        return assertThrows(Rights.Missing.class, this::read).getMessage();
    }

    @Test
    void everyTopicAndBroker() throws Exception {
        assertEquals("cluster one\nbroker 0 -\nbroker 1 r%201\ntopic orders 3 2\ntopic other 1 1\nend 5\n", read());
    }

    @Test
    void configsSetOnADeclaredTopicAndNoDefaults() throws Exception {
        cluster.configs.put("orders", List.of(entry("b", "x y", ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG),
            entry("a", "", ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG),
            entry("secret", null, ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG),
            entry("c", "1", ConfigEntry.ConfigSource.DEFAULT_CONFIG),
            entry("d", "1", ConfigEntry.ConfigSource.STATIC_BROKER_CONFIG)));
        cluster.configs.put("other", List.of(entry("a", "1", ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)));
        assertTrue(read().contains("config orders a \nconfig orders b x%20y\nconfig orders secret %00\nend 8\n"));
    }

    private static ConfigEntry entry(String name, String value, ConfigEntry.ConfigSource source) throws Exception {
        return FakeCluster.made(ConfigEntry.class, name, value, source, false, false, Collections.emptyList(),
            ConfigEntry.ConfigType.STRING, "");
    }

    @Test
    void replicasWhereTheyAreNotAsDeclared() throws Exception {
        declared.put("orders", 1);
        assertTrue(read().contains(
            "topic orders 3 2\nreplicas orders 0 0,1\nreplicas orders 1 0,1\nreplicas orders 2 0,1\n"));
    }

    @Test
    void replicasThatAreBeingAddedDoNotCount() throws Exception {
        cluster.moved.add(new TopicPartition("orders", 1));
        assertTrue(read().contains("topic orders 3 1-2 moving\n"));
    }

    @Test
    void noRights() {
        cluster.visiblePrefix = "nothing begins with this";
        cluster.clusterDenied = true;
        assertEquals("this client lacks Describe on every topic; "
            + "Describe on the cluster, without which replicas that are still being added look like all others; "
            + "Describe on topics gone, orders; DescribeConfigs on topics gone, orders", missing());
    }

    @Test
    void rightsOnOnePrefixOnly() {
        cluster.visiblePrefix = "o";
        assertEquals(
            "this client lacks Describe on every topic; Describe on topic gone; DescribeConfigs on topic gone", missing());
    }

    @Test
    void rightsOnEveryPrefixOfOneCharacterButOne() {
        for (char first : Unguessable.FIRST_CHARACTERS.toCharArray()) {
            List<String> names = Unguessable.names();
            assertEquals(1, names.stream().filter(name -> name.charAt(0) == first).count(), () -> "begin with " + first);
        }
    }

    @Test
    void oneDeclaredTopicIsHidden() {
        cluster.hidden.add("gone");
        cluster.topic("gone", 1);
        assertEquals("this client lacks Describe on topic gone; DescribeConfigs on topic gone", missing());
    }

    @Test
    void configsOfOneTopicAreHidden() {
        cluster.hiddenConfigs.add("orders");
        assertEquals("this client lacks DescribeConfigs on topic orders", missing());
    }

    @Test
    void manyHiddenTopicsAreCounted() {
        for (int i = 0; i < 12; i++) {
            declared.put("t" + (10 + i), 1);
            cluster.hiddenConfigs.add("t" + (10 + i));
        }
        assertTrue(missing().endsWith("t18, t19 and 2 more"), missing());
    }

    @Test
    void aRightThatIsTakenAwayDuringTheRead() {
        cluster.before = question -> {
            if (question.equals("describeConfigs")) cluster.visiblePrefix = "o";
        };
        assertTrue(missing().startsWith("this client lacks "));
    }

    @Test
    void aDeclaredTopicThatComesDuringTheReadIsReadAgain() throws Exception {
        cluster.before = question -> {
            if (question.equals("describeConfigs")) cluster.topic("gone", 1);
        };
        assertTrue(read().contains("topic gone 1 1\n"));
    }

    @Test
    void anUndeclaredTopicThatGoesDuringTheReadIsNotThere() throws Exception {
        cluster.before = question -> {
            if (cluster.questions.contains("listTopics")) cluster.topics.remove("other");
        };
        assertEquals("cluster one\nbroker 0 -\nbroker 1 r%201\ntopic orders 3 2\nend 4\n", read());
        assertEquals(1, Collections.frequency(cluster.questions, "listTopics"));
    }

    @Test
    void aTopicThatAlwaysComesAndGoesIsNotInvented() {
        cluster.before = question -> {
            if (question.equals("listTopics")) cluster.topic("gone", 1);
            if (question.equals("listPartitionReassignments")) cluster.topics.remove("gone");
            if (question.equals("describeConfigs")) cluster.topics.remove("gone");
        };
        assertEquals("Timed out: 5 times, a declared topic was created or deleted while it was read",
            assertThrows(TimeoutException.class, this::read).getMessage());
    }

    @Test
    void aReassignmentThatEndsDuringTheReadIsReadAgain() throws Exception {
        cluster.moved.add(new TopicPartition("orders", 1));
        cluster.before = question -> {
            if (question.equals("listTopics")) cluster.moved.clear();
        };
        assertTrue(read().contains("topic orders 3 2\n"));
        assertEquals(2, Collections.frequency(cluster.questions, "listTopics"));
    }

    @Test
    void anotherClusterThanAtTheBeginning() {
        cluster.before = question -> {
            if (question.equals("describeConfigs")) cluster.id = "two";
        };
        assertEquals("two clusters answer at these addresses: one and two",
            assertThrows(KafkaException.class, this::read).getMessage());
    }

    @Test
    void aTopicOfWhichNoPartitionIsKnownYetIsNotTaken() {
        cluster.topic("orders");
        assertEquals("Timed out: 5 times, not all partitions of orders were known",
            assertThrows(TimeoutException.class, this::read).getMessage());
    }
}
