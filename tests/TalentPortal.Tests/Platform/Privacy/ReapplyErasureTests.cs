using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Privacy;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Platform.Privacy;

/// <summary>sec-P09: a backup that is older than an erasure brings nobody back.</summary>
public sealed class ReapplyErasureTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_a_restored_backup_brings_back_is_erased_again_with_everything_and_nobody_else()
    {
        var talent = await portal.NewTalent("Canary Wren", withPassword: true);
        var cv = await portal.AddCv(talent, "Canary Wren, CV");
        var sent = await portal.Applied(talent: talent, cv: cv);
        var asked = await portal.Asked(talent: talent);
        await portal.Take(asked);
        var one = await portal.Scalar<Guid>("select id from cases where lead_id = $1", asked.Id);
        await portal.As(CaseScene.Overseas).Get(new WriteNote(one, "Canary note"));
        var other = await portal.Applied();
        await portal.Drain();
        var backups = new Backups(portal);
        await backups.Make();
        var receipt = await portal.As(talent, "zhongguancun").Get(new EraseMyData(TalentScene.Password));
        await portal.Drain();
        Assert.Empty((await portal.AsSystem("").Get(new FindRestoredPeople())).People);

        await backups.Restore();
        Assert.NotNull((await portal.As(talent).Get(new ViewMyProfile())).Profile);
        Assert.Equal("Canary note", (await portal.As(CaseScene.Overseas).Get(new ViewCase(one))).Notes.Single().Words);
        Assert.Equal([talent.UserId], (await portal.AsSystem("").Get(new FindRestoredPeople())).People);
        Assert.Equal(receipt.At, portal.Services.GetRequiredService<ErasureLedger>().At(talent.UserId)!.Value, TimeSpan.FromSeconds(1));

        Assert.Equal(1, await portal.Services.ReapplyErasures(CancellationToken.None));
        await portal.Drain();
        Assert.Empty(await portal.CanariesIn("Canary", talent.Email));
        foreach (var table in new[] { "talent_profiles", "cv_documents" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where user_id = $1", talent.UserId));
        foreach (var table in new[] { "job_applications", "leads", "cases", "case_entries" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where talent_user_id = $1", talent.UserId));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from data_keys where owner_id = $1 and wrapped_key is not null", talent.UserId));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'privacy.reapply-erasure' and subject_id = $1", talent.UserId));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent).Send(new ViewMyProfile())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new ViewApplicant(sent.Application))).Kind);
        Assert.NotNull((await portal.Recruiter(other).Get(new ViewApplicant(other.Application))).Profile);

        // Once is enough, and the hourly work has nothing left to do.
        Assert.Equal(0, await portal.Services.ReapplyErasures(CancellationToken.None));
        await portal.RunWork("restored-people");
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'privacy.reapply-erasure'"));
    }

    [Fact]
    public async Task No_person_may_send_it_and_nobody_is_erased_whom_the_ledger_does_not_name()
    {
        Assert.Equal(OutcomeKind.NotFound, (await portal.Dispatcher.Send(new ReapplyErasure(), CallOrigin.System("test", onBehalfOf: Personas.Talent.UserId))).Kind);
        Assert.NotNull((await portal.As(Personas.Talent).Send(new ViewMyProfile())).Value);
        foreach (var person in (Data.Seed.Demo.DemoPerson?[])[null, Personas.Talent, Personas.PlatformAdministrator])
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new ReapplyErasure())).Kind);
    }
}

public sealed class FindRestoredPeopleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Those_of_the_ledger_who_are_there_are_found_by_the_system_alone()
    {
        var ledger = portal.Services.GetRequiredService<ErasureLedger>();
        var (there, gone) = (await portal.NewTalent(), Guid.NewGuid());
        Assert.Empty((await portal.AsSystem("").Get(new FindRestoredPeople())).People);
        ledger.Note(there.UserId, portal.Clock.GetUtcNow());
        ledger.Note(gone, portal.Clock.GetUtcNow());
        Assert.Equal([there.UserId], (await portal.AsSystem("").Get(new FindRestoredPeople())).People);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.PlatformAdministrator).Send(new FindRestoredPeople())).Kind);

        await portal.RunWork("restored-people");
        Assert.Empty((await portal.AsSystem("").Get(new FindRestoredPeople())).People);
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from accounts.users where id = $1 and closed_at is not null", there.UserId));
    }
}
