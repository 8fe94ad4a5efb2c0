package cdk8skafka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void onlyWhatCouldBeTakenForASeparatorIsEncoded() {
        assertEquals("%20x%20y%25z%09%0A%7F%00", Answer.encoded(" x y%z\t\n\u007f\0"));
        assertEquals("`=\"',[$(id)]ü→\ud834\udd1e\u00a0", Answer.encoded("`=\"',[$(id)]ü→\ud834\udd1e\u00a0"));
    }

    @Test
    void numbersAreTheShortestDecimalWithoutAnExponent() {
        assertEquals("10000000", Users.decimal(1.0E7));
        assertEquals("1234567890123", Users.decimal(1234567890123.0));
        assertEquals("999999999999999", Users.decimal(999999999999999.0));
        assertEquals("0.00001", Users.decimal(0.00001));
        assertEquals("0.1", Users.decimal(0.1));
        assertEquals("123456789.123456", Users.decimal(123456789.123456));
        assertEquals("0.002", Users.decimal(2.0E-3));
        assertEquals("0", Users.decimal(0));
    }

    @Test
    void permissionsAreAsInATable() {
        assertEquals("allow:READ:topic:prefixed:chat:",
            permission("*", AclOperation.READ, ResourceType.TOPIC, "chat:", PatternType.PREFIXED));
        assertEquals("allow@2001%3Adb8%3A%3A1:DESCRIBE_CONFIGS:transactional-id:literal:tx, 1 (a)",
            permission("2001:db8::1", AclOperation.DESCRIBE_CONFIGS, ResourceType.TRANSACTIONAL_ID, "tx, 1 (a)",
                PatternType.LITERAL));
    }

    private static String permission(
            String host, AclOperation operation, ResourceType type, String name, PatternType pattern) {
        return Users.permission(new AclBinding(new ResourcePattern(type, name, pattern),
            new AccessControlEntry("User:a", host, operation, AclPermissionType.ALLOW)));
    }
}
