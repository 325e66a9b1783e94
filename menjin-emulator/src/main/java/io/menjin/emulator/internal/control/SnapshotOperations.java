package io.menjin.emulator.internal.control;

/** {@code /snapshot}. */
final class SnapshotOperations {

    private SnapshotOperations() {}

    record Take(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("GET", "/snapshot");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            return ControlAnswer.ok(context.snapshots().take());
        }
    }

    record Restore(ControlContext context) implements ControlOperation {

        @Override
        public Route route() {
            return new Route("PUT", "/snapshot");
        }

        @Override
        public ControlAnswer answer(ControlCall call, PathValues path) {
            context.snapshots().restore(call.json());
            return ControlAnswer.noContent();
        }
    }
}
