using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Imports;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Imports;

public sealed class StopImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_stops_where_it_stands_and_goes_on_from_there_without_taking_a_line_twice()
    {
        var lines = 2 * ContinueImport.Batch + 20;
        var id = await portal.Checked(string.Join("\n", Enumerable.Range(1, lines).Select(i => ImportScene.Line($"S-{i}")).Prepend(ImportScene.Head)));
        await portal.Employer().Get(new BeginImport(id, LeaveFaulty: false));
        var dispatcher = portal.Services.GetRequiredService<OutboxDispatcher>();
        await dispatcher.DispatchOnce(CancellationToken.None);
        await portal.Employer().Get(new StopImport(id));
        await portal.WorkOff();
        var stopped = await portal.Employer().Get(new ViewImport(id));
        Assert.Equal((ImportState.Stopped, ContinueImport.Batch), (stopped.State, stopped.Taken));
        Assert.Equal((long)ContinueImport.Batch, await Postings());
        Assert.Equal("Import_NotNow", (await portal.Employer().Send(new StopImport(id))).Reason?.Name);

        await portal.Employer().Get(new GoOnImport(id));
        Assert.Equal("Import_NotNow", (await portal.Employer().Send(new GoOnImport(id))).Reason?.Name);
        await portal.WorkOff();
        Assert.Equal((ImportState.Done, lines), ((await portal.Employer().Get(new ViewImport(id))).State, (await portal.Employer().Get(new ViewImport(id))).Counts.Added));
        Assert.Equal(lines, await Postings());
    }

    [Fact]
    public async Task Nobody_else_stops_it()
    {
        var id = await portal.Employer().Upload(ImportScene.Three);
        foreach (var stranger in ImportScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new StopImport(id))).Kind);
    }

    private Task<long> Postings() => portal.Scalar<long>("select count(*) from jobs where source_identifier like 'S-%'");
}

public sealed class GoOnImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Stopped_before_anything_was_taken_in_it_can_be_read_otherwise()
    {
        var employer = portal.Employer();
        var id = await employer.Upload(ImportScene.Three);
        var map = (await employer.Get(new ViewImport(id))).Map;
        await employer.Get(new CheckImport(id, map, ImportGoal.Review));
        await employer.Get(new StopImport(id));
        await portal.WorkOff();
        Assert.Equal((ImportState.Stopped, 0), ((await employer.Get(new ViewImport(id))).State, (await employer.Get(new ViewImport(id))).Looked));
        await employer.Get(new GoOnImport(id));
        await portal.WorkOff();
        Assert.Equal(ImportState.Checked, (await employer.Get(new ViewImport(id))).State);
        foreach (var stranger in ImportScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new GoOnImport(id))).Kind);
    }
}

public sealed class DiscardImportTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_file_goes_with_its_lines_and_its_postings_stay()
    {
        var done = await portal.TakenIn(ImportScene.Three.Replace("R-", "G-"));
        foreach (var stranger in ImportScene.Strangers) Assert.Equal(OutcomeKind.NotFound, (await portal.As(stranger, "fujian").Send(new DiscardImport(done.Id))).Kind);
        await portal.Employer().Get(new DiscardImport(done.Id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer().Send(new ViewImport(done.Id))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from posting_import_lines where import_id = $1", done.Id));
        Assert.Equal(3L, await portal.Scalar<long>("select count(*) from jobs where source_identifier like 'G-%'"));
    }

    [Fact]
    public async Task While_it_is_worked_on_it_stays()
    {
        var id = await portal.Employer().Upload(ImportScene.Three);
        await portal.Employer().Get(new CheckImport(id, (await portal.Employer().Get(new ViewImport(id))).Map, ImportGoal.Review));
        Assert.Equal("DiscardImport_AtWork", (await portal.Employer().Send(new DiscardImport(id))).Reason?.Name);
    }
}

public sealed class PurgeImportsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Files_go_thirty_days_after_the_last_thing_that_happened_to_them()
    {
        var old = await portal.Employer().Upload(ImportScene.Three);
        portal.Clock.Advance(TimeSpan.FromDays(20));
        var young = await portal.Employer().Upload(ImportScene.Three);
        portal.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Equal(1, (await portal.AsSystem().Get(new PurgeImports())).Files);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Employer().Send(new ViewImport(old))).Kind);
        Assert.Equal(3, (await portal.Employer().Get(new ViewImport(young))).Lines);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new PurgeImports())).Kind);
    }
}
