/** The port on which clients reach a broker; Kafka's own default. */
export const clientPort = 9092;

/** The port on which brokers reach each other, and administration reaches them. */
export const internalPort = 9093;

/** The port of KRaft controllers in a secured environment. */
export const controllerPort = 9094;

/** The port on which brokers reach ZooKeeper with TLS. */
export const zookeeperTlsPort = 2182;

/** The ports on which ZooKeeper servers follow and elect a leader. */
export const zookeeperQuorumPorts = { follower: 2888, election: 3888 };
