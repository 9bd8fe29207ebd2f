using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Talents;

/// <summary>sec-P09, but for what a restored backup brings back (see ReapplyErasureTests).</summary>
public sealed class EraseMyDataTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Rows_files_account_and_key_go_at_once_and_the_receipt_says_what_stays()
    {
        var talent = await portal.NewTalent("Canary Wren", withPassword: true);
        var cv = await portal.AddCv(talent, "Canary Wren, CV");
        var sent = await portal.Applied(talent: talent, cv: cv);
        var elsewhere = await portal.Applied("pengwan", "greater-bay", talent, cv);
        var other = await portal.Applied();
        await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application));
        var asked = await portal.Asked(talent: talent);
        await portal.Take(asked);
        var (offered, _) = await portal.Offered(new(await portal.Scalar<Guid>("select id from cases where lead_id = $1", asked.Id), asked.Id, talent, asked.Tenant));
        await portal.As(CaseScene.Overseas).Get(new WriteNote(offered.Id, "Canary note"));
        var file = await portal.StorageNameOf(cv);
        var receipt = await portal.As(talent, "zhongguancun").Get(new EraseMyData(TalentScene.Password));
        await portal.Drain();

        Assert.Equal(["access-log", "consents"], receipt.Kept.Select(kept => kept.What).Order());
        Assert.All(receipt.Kept, kept => Assert.Equal(DateOnly.FromDateTime(portal.Clock.GetUtcNow().UtcDateTime).AddYears(3), kept.Until));
        Assert.False(portal.FileExists(file));
        foreach (var table in new[] { "talent_profiles", "cv_documents" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where user_id = $1", talent.UserId));
        foreach (var table in new[] { "job_applications", "application_steps", "leads", "cases", "case_entries", "hand_overs" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where talent_user_id = $1", talent.UserId));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from case_notes where case_id = $1", offered.Id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(new ViewCase(offered.Id))).Kind);
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from grants where user_id = $1 and withdrawn_at is null", talent.UserId));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from data_keys where owner_id = $1 and wrapped_key is not null", talent.UserId));
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'talents.erase' and subject_id = $1", receipt.Receipt));
        Assert.Empty(await portal.CanariesIn("Canary", "wei.ling@example.org", talent.Email));

        // Signed out everywhere, and nobody else lost anything.
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(talent).Send(new ViewMyProfile())).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(sent).Send(new ViewApplicant(sent.Application))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Recruiter(elsewhere).Send(new ViewApplicant(elsewhere.Application))).Kind);
        Assert.NotNull((await portal.Recruiter(other).Get(new ViewApplicant(other.Application))).Profile);
        Assert.True(portal.FileExists(await portal.StorageNameOf(other.Cv)));
    }

    [Fact]
    public async Task Without_the_password_nothing_happens()
    {
        var talent = await portal.NewTalent(withPassword: true);
        foreach (var wrong in new[] { null, "", "wrong", "a\0b", new string('x', 500) })
            Assert.Equal(OutcomeKind.Invalid, (await portal.As(talent).Send(new EraseMyData(wrong))).Kind);
        Assert.NotNull((await portal.As(talent).Get(new ViewMyProfile())).Profile);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new EraseMyData(TalentScene.Password))).Kind);
    }

    [Fact]
    public async Task Guessing_is_stopped()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var kinds = new List<OutcomeKind>();
        foreach (var _ in Enumerable.Range(0, 20)) kinds.Add((await portal.As(talent).Send(new EraseMyData("wrong wrong wrong"))).Kind);
        Assert.Equal(OutcomeKind.Refused, kinds[^1]);
        Assert.Equal("EraseMyData_TooMany", (await portal.As(talent).Send(new EraseMyData(TalentScene.Password))).Reason!.Name);
    }

    [Fact]
    public async Task If_one_part_fails_nothing_is_erased()
    {
        var talent = await portal.NewTalent(withPassword: true);
        var sent = await portal.Applied(talent: talent);
        await portal.Scalar<int>("create or replace function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'");
        await portal.Scalar<int>("create trigger refuse before insert on platform_audit_entries for each row when (new.action = 'talents.erase') execute function refuse()");
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => portal.As(talent).Send(new EraseMyData(TalentScene.Password)));
        }
        finally
        {
            await portal.Scalar<int>("drop trigger refuse on platform_audit_entries");
        }

        await portal.Drain();
        Assert.Equal("Wei Ling", (await portal.As(talent).Get(new ViewMyProfile())).Profile!.Name);
        Assert.True(portal.FileExists(await portal.StorageNameOf(sent.Cv)));
        Assert.NotNull((await portal.Recruiter(sent).Get(new ViewApplicant(sent.Application))).Profile);
    }

    [Fact]
    public async Task Staff_and_the_last_owner_of_an_employer_stay_until_somebody_takes_over()
    {
        Assert.Equal("EraseMyData_Staff", (await portal.As(Personas.Staff(PortalRole.Reviewer)).Send(new EraseMyData(TalentScene.Password))).Reason!.Name);
        Assert.Equal("EraseMyData_LastOwner", (await portal.As(Personas.OwnerOf("weiliang")).Send(new EraseMyData(TalentScene.Password))).Reason!.Name);
    }

    [Fact]
    public async Task Two_owners_who_erase_themselves_at_once_leave_one()
    {
        for (var round = 0; round < 3; round++)
        {
            var employer = Guid.NewGuid();
            var owners = (First: await portal.NewPerson(withPassword: true), Second: await portal.NewPerson(withPassword: true));
            foreach (var owner in new[] { owners.First, owners.Second })
                await portal.Scalar<int>("insert into employer_memberships (employer_id, user_id, display_name, role, joined_at) values ($1, $2, 'Owner', 'EmployerOwner', now())", employer, owner.UserId);
            var answers = await Task.WhenAll(portal.As(owners.First).Send(new EraseMyData(TalentScene.Password)), portal.As(owners.Second).Send(new EraseMyData(TalentScene.Password)));
            Assert.Single(answers, answer => answer.IsOk);
            Assert.Single(answers, answer => answer.Reason is { Name: "EraseMyData_LastOwner" });
            Assert.Equal(1L, await portal.Scalar<long>("select count(*) from employer_memberships where employer_id = $1 and ended_at is null", employer));
            Assert.Equal(1L, await portal.Scalar<long>("select count(*) from accounts.users where id = any($1) and closed_at is null", (Guid[])[owners.First.UserId, owners.Second.UserId]));
        }
    }

    [Fact]
    public async Task A_recruiter_who_is_erased_leaves_no_name_in_the_employer_or_in_anybodys_log()
    {
        var (recruiter, sent) = (await portal.NewPerson(withPassword: true), await portal.Applied("haiyun"));
        await portal.Scalar<int>("insert into employer_memberships (employer_id, user_id, display_name, role, joined_at) values ($1, $2, 'Canary Recruiter', 'EmployerRecruiter', now())", DemoPeople.Employer("haiyun").Id, recruiter.UserId);
        await portal.As(recruiter).Get(new ViewApplicant(sent.Application));
        Assert.Equal("Canary Recruiter", (await portal.As(sent.Talent).Get(new BrowseAccessLog())).Items.Single().Reader);
        await portal.As(recruiter).Get(new EraseMyData(TalentScene.Password));
        var entry = (await portal.As(sent.Talent).Get(new BrowseAccessLog()));
        Assert.Equal((null, null), (entry.Items.Single().Reader, entry.FirstWrong));
        Assert.Empty(await portal.CanariesIn("Canary Recruiter"));
    }
}
