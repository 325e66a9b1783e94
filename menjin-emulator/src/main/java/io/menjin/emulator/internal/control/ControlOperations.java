package io.menjin.emulator.internal.control;

import java.util.List;

/** All operations of the control API. */
final class ControlOperations {

    private ControlOperations() {}

    static List<ControlOperation> of(ControlContext context) {
        return List.of(
                new AppOperations.Put(context),
                new AppOperations.All(context),
                new AppOperations.One(context),
                new UserOperations.Put(context),
                new UserOperations.All(context),
                new UserOperations.One(context),
                new ClientOperations.Login(context),
                new ClientOperations.CheckSession(context),
                new ClientOperations.TapPhone(context),
                new OpenDataOperations.Profile(context),
                new OpenDataOperations.Any(context),
                new PaymentOperation(context),
                new UserKeyOperation(context),
                new PushOperations.Send(context),
                new PushOperations.Check(context),
                new SessionKeyOperations.Rotate(context),
                new SessionKeyOperations.Expire(context),
                new FaultOperations.Add(context),
                new FaultOperations.All(context),
                new FaultOperations.Clear(context),
                new FaultOperations.Remove(context),
                new ClockOperations.Read(context),
                new ClockOperations.Move(context),
                new JournalOperations.Read(context),
                new JournalOperations.Clear(context),
                new SnapshotOperations.Take(context),
                new SnapshotOperations.Restore(context),
                new DescriptionOperations.OpenApi(context),
                new DescriptionOperations.Fidelity(context),
                new StateOperations.Reset(context),
                new StateOperations.ReadSettings(context),
                new StateOperations.ChangeSettings(context));
    }
}
