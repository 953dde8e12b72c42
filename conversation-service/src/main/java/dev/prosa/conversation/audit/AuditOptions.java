package dev.prosa.conversation.audit;

import dev.prosa.conversation.tool.ToolException;

/// What an audit was asked for.
///
/// @param checkpoint whether to keep the fold of what is right, so that a later audit may start
///     there
/// @param trust whether to take PostgreSQL as it is for a checkpoint instead of auditing
/// @param reveal whether to show what customers wrote
/// @param json one JSON object a line
/// @param limit differences to print at most, 1 or more; all are counted
/// @param partition only this one; -1 for all
/// @param parallel how many partitions to audit at the same time, each on a connection of its own, 1
///     to 64
public record AuditOptions(
        boolean checkpoint, boolean trust, boolean reveal, boolean json, int limit, int partition, int parallel) {

    private static final int MOST_PARALLEL = 64;

    /// @throws ToolException if too many shall be audited at the same time, or none
    public AuditOptions {
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new ToolException("--parallel must be from 1 to " + MOST_PARALLEL + ": " + parallel);
        }
    }

    /// Read-only, all partitions, for people.
    public static final AuditOptions DEFAULTS = new AuditOptions(false, false, false, false, 100, -1, 1);

    /// @throws ToolException naming what it does not know
    static AuditOptions parse(String[] arguments) {
        AuditOptions read = DEFAULTS;
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            read = switch (argument.substring(
                    0, argument.length() - (argument.indexOf('=') < 0 ? 0 : value.length()))) {
                case "--checkpoint" ->
                    new AuditOptions(
                            true, read.trust, read.reveal, read.json, read.limit, read.partition, read.parallel);
                case "--trust" ->
                    new AuditOptions(
                            read.checkpoint, true, read.reveal, read.json, read.limit, read.partition, read.parallel);
                case "--reveal" ->
                    new AuditOptions(
                            read.checkpoint, read.trust, true, read.json, read.limit, read.partition, read.parallel);
                case "--json" ->
                    new AuditOptions(
                            read.checkpoint, read.trust, read.reveal, true, read.limit, read.partition, read.parallel);
                case "--parallel=" ->
                    new AuditOptions(
                            read.checkpoint,
                            read.trust,
                            read.reveal,
                            read.json,
                            read.limit,
                            read.partition,
                            number(value));
                case "--limit=" ->
                    new AuditOptions(
                            read.checkpoint,
                            read.trust,
                            read.reveal,
                            read.json,
                            number(value),
                            read.partition,
                            read.parallel);
                case "--partition=" ->
                    new AuditOptions(
                            read.checkpoint,
                            read.trust,
                            read.reveal,
                            read.json,
                            read.limit,
                            number(value),
                            read.parallel);
                default -> throw new ToolException("unknown option " + argument);
            };
        }
        return read;
    }

    private static int number(String value) {
        try {
            return Integer.parseUnsignedInt(value);
        } catch (NumberFormatException e) {
            throw new ToolException("not a number: " + value);
        }
    }
}
