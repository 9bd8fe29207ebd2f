using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Employers;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Parks;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Employers;
using TalentPortal.Tests.Features.Jobs;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Parks;

public sealed class InviteParkMemberTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_firm_is_found_by_its_code_or_its_whole_name_and_by_nothing_less()
    {
        var byCode = await portal.ParkOwner().Get(new InviteParkMember(" " + DemoPeople.Employer("rongxin").CreditCode.ToLowerInvariant(), Vouch: false));
        Assert.Equal(DemoPeople.Employer("rongxin").Id, await portal.Scalar<Guid>("select member_id from park_memberships where id = $1", byCode.MembershipId));
        var firm = await portal.Firm();
        await portal.ParkOwner().Get(new InviteParkMember(firm.Name.ToUpperInvariant(), Vouch: false));
        foreach (var part in new[] { "Rongxin", "Micro", firm.Name[..^1], "%", "91350100" })
            Assert.Equal([new Invalidity("Firm", "InviteParkMember_NotFound")], (await portal.ParkOwner().Send(new InviteParkMember(part, false))).Errors);
        foreach (var nothing in new[] { null, "", "  " })
            Assert.Equal([new Invalidity("Firm", "InviteParkMember_FirmMissing")], (await portal.ParkOwner().Send(new InviteParkMember(nothing, false))).Errors);
        Assert.Equal(OutcomeKind.Invalid, (await portal.ParkOwner().Send(new InviteParkMember(new string('x', 10_000), false))).Kind);
        Assert.Equal([new Invalidity("Firm", "InviteParkMember_Self")], (await portal.ParkOwner().Send(new InviteParkMember(DemoPeople.Employer("rongjiang").CreditCode, false))).Errors);
    }

    [Fact]
    public async Task Who_is_asked_or_agreed_is_not_asked_twice_and_may_be_asked_again_after_a_no()
    {
        var firm = await portal.Firm();
        var asked = await portal.ParkOwner().Get(new InviteParkMember(firm.Name, Vouch: false));
        Assert.Equal([new Invalidity("Firm", "InviteParkMember_Already")], (await portal.ParkOwner().Send(new InviteParkMember(firm.Name, false))).Errors);
        await portal.Of(firm).Get(new AnswerParkInvitation(asked.MembershipId, Agree: false));
        Assert.Equal(asked.MembershipId, (await portal.ParkOwner().Get(new InviteParkMember(firm.Name, Vouch: false))).MembershipId);
        Assert.Equal("Asked", await portal.StateOf(asked.MembershipId));
    }

    [Fact]
    public async Task Only_a_park_that_the_tenant_checked_asks_anybody()
    {
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(new InviteParkMember(DemoPeople.Employer("haiyun").CreditCode, false))).Kind);
        Assert.Equal("Parks_NotVerified", (await portal.ParkOwner("greater-bay").Send(new InviteParkMember(DemoPeople.Employer("rongxin").CreditCode, false))).Reason?.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.ParkRecruiter().Send(new InviteParkMember(DemoPeople.Employer("haiyun").CreditCode, false))).Kind);
    }
}

public sealed class AnswerParkInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_owner_of_the_firm_alone_answers_and_only_then_it_is_public()
    {
        var (firm, stranger) = (await portal.Firm(), await portal.Firm());
        var asked = (await portal.ParkOwner().Get(new InviteParkMember(firm.Name, Vouch: false))).MembershipId;
        foreach (var other in new[] { portal.Of(stranger), portal.ParkOwner(), portal.Of(firm, "greater-bay"), portal.Reviewer() })
            Assert.Equal(OutcomeKind.NotFound, (await other.Send(new AnswerParkInvitation(asked, Agree: true))).Kind);
        Assert.Empty((await portal.As(null, "fujian").Get(new ViewEmployer(firm.Id))).Parks);
        await portal.Of(firm).Get(new AnswerParkInvitation(asked, Agree: true));
        Assert.Equal(ParkScene.Park, (await portal.As(null, "fujian").Get(new ViewEmployer(firm.Id))).Parks.Single().Id);
        Assert.Contains((await portal.As(null, "fujian").Get(new ViewEmployer(ParkScene.Park))).Members, member => member.Id == firm.Id);
        Assert.Equal("AnswerParkInvitation_NotAsked", (await portal.Of(firm).Send(new AnswerParkInvitation(asked, Agree: false))).Reason?.Name);
    }
}

public sealed class BrowseParkMembersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Each_side_sees_its_own_memberships_and_nobody_elses()
    {
        var (firm, membership) = await portal.Member(vouch: true);
        var stranger = await portal.Firm();
        var park = await portal.ParkRecruiter().Get(new BrowseParkMembers());
        Assert.Equal((true, true, false), (park.MayHaveMembers, park.IsVerified, park.MayManage));
        var row = park.Members.Single(row => row.MembershipId == membership);
        Assert.Equal((firm.Id, ParkMembershipState.Active, true, EmployerVerification.Document), (row.EmployerId, row.State, row.IsVouched, row.Verification!.Value));
        var own = await portal.Of(firm).Get(new BrowseParkMembers());
        Assert.Equal((false, membership, ParkScene.Park), (own.MayHaveMembers, own.Parks.Single().MembershipId, own.Parks.Single().EmployerId));
        var theirs = await portal.Of(stranger).Get(new BrowseParkMembers());
        Assert.Empty(theirs.Parks.Concat(theirs.Members));
    }

    /// <summary>Past all C#: what is only asked is seen by the two sides and the tenant.</summary>
    [Fact]
    public async Task The_database_shows_what_is_asked_to_the_two_sides_alone()
    {
        var (firm, stranger) = (await portal.Firm(), await portal.Firm());
        var asked = (await portal.ParkOwner().Get(new InviteParkMember(firm.Name, Vouch: false))).MembershipId;
        foreach (var (employer, count) in new[] { (firm.Id, 1L), (ParkScene.Park, 1L), (stranger.Id, 0L) })
        {
            await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf("fujian").Id, Guid.NewGuid(), employer, CallSide.Employer);
            await using var command = new Npgsql.NpgsqlCommand("select count(*) from park_memberships where id = $1", connection) { Parameters = { new() { Value = asked } } };
            Assert.Equal(count, (long)(await command.ExecuteScalarAsync())!);
        }
    }
}

public sealed class ListParkMemberTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_firm_without_an_account_waits_for_staff_under_the_parks_word()
    {
        var listing = ParkScene.Listing();
        var listed = (await portal.ParkOwner().Get(listing)).MembershipId;
        var row = (await portal.Reviewer().Get(new BrowseParkClaims())).Waiting.Single(row => row.MembershipId == listed);
        Assert.Equal((listing.NameEn, listing.CreditCode, true), (row.Member.En, row.Registration, row.IsVouched));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new ViewEmployer(row.MemberId))).Kind);
        Assert.Equal([new Invalidity("CreditCode", "InviteParkMember_Already")], (await portal.ParkOwner().Send(listing)).Errors);
    }

    [Fact]
    public async Task It_needs_a_code_a_name_and_the_parks_word_and_no_account()
    {
        var listing = ParkScene.Listing();
        Assert.Equal("ListParkMember_CreditCodeBad", (await portal.ParkOwner().Send(listing with { CreditCode = "123" })).Errors.Single().Text.Name);
        Assert.Equal("ListParkMember_VouchMissing", (await portal.ParkOwner().Send(listing with { Vouch = false })).Errors.Single().Text.Name);
        Assert.Equal("ListParkMember_NameMissing", (await portal.ParkOwner().Send(listing with { NameEn = " " })).Errors[0].Text.Name);
        Assert.Equal("ListParkMember_Registered", (await portal.ParkOwner().Send(listing with { CreditCode = DemoPeople.Employer("haiyun").CreditCode })).Errors.Single().Text.Name);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("rongxin"), "fujian").Send(listing)).Kind);
        Assert.Equal("Parks_NotVerified", (await portal.ParkOwner("greater-bay").Send(listing)).Reason?.Name);
    }
}

public sealed class BrowseParkClaimsTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_see_the_claims_of_their_own_tenant()
    {
        var listed = (await portal.ParkOwner().Get(ParkScene.Listing())).MembershipId;
        Assert.Contains((await portal.Reviewer().Get(new BrowseParkClaims())).Waiting, row => row.MembershipId == listed);
        Assert.DoesNotContain((await portal.Reviewer("greater-bay").Get(new BrowseParkClaims())).Waiting, row => row.MembershipId == listed);
        await portal.Confirmed(listed);
        var after = await portal.Reviewer().Get(new BrowseParkClaims());
        Assert.Contains(after.Active, row => row.MembershipId == listed);
        Assert.DoesNotContain(after.Waiting, row => row.MembershipId == listed);
    }
}

public sealed class ConfirmParkMemberTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_confirmed_firm_stands_under_the_parks_word_with_its_name()
    {
        var firm = await portal.Confirmed((await portal.ParkOwner().Get(ParkScene.Listing(name: "Clear Spring Optics"))).MembershipId);
        var page = await portal.As(null, "fujian").Get(new ViewEmployer(firm));
        Assert.Equal((EmployerVerification.ParkVouched, "Rongjiang Innovation Park (demo)"), (page.AdmittedBy.Single().Verification!.Value, page.AdmittedBy.Single().VouchedBy!.En));
        using var client = await portal.Http();
        Assert.Contains("Vouched for by Rongjiang Innovation Park (demo)", await client.GetStringAsync($"/fujian/en/employers/{firm}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_confirmed_is_nobody_and_is_not_decided_twice()
    {
        var listed = (await portal.ParkOwner().Get(ParkScene.Listing())).MembershipId;
        var firm = await portal.Confirmed(listed, confirm: false);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null, "fujian").Send(new ViewEmployer(firm))).Kind);
        var version = await portal.Scalar<uint>("select xmin from park_memberships where id = $1", listed);
        Assert.Equal("ConfirmParkMember_NotListed", (await portal.Reviewer().Send(new ConfirmParkMember(listed, true, version))).Reason?.Name);
        Assert.Equal(OutcomeKind.Conflict, (await portal.Reviewer().Send(new ConfirmParkMember(listed, true, version + 1))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Reviewer("greater-bay").Send(new ConfirmParkMember(listed, true, version))).Kind);
    }

    /// <summary>Only the firm itself says that it is a member, where it can.</summary>
    [Fact]
    public async Task Staff_do_not_agree_for_a_firm_that_has_an_owner()
    {
        var firm = await portal.Firm();
        var asked = (await portal.ParkOwner().Get(new InviteParkMember(firm.Name, Vouch: true))).MembershipId;
        var version = await portal.Scalar<uint>("select xmin from park_memberships where id = $1", asked);
        Assert.Equal("ConfirmParkMember_NotListed", (await portal.Reviewer().Send(new ConfirmParkMember(asked, true, version))).Reason?.Name);
    }
}

public sealed class VouchForMemberTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Staff_rest_a_mark_on_a_parks_word_only_where_there_is_one_and_it_goes_with_the_word()
    {
        var (firm, membership) = await portal.Member(verified: false);
        async Task<AdmissionRow> Row() => (await portal.Reviewer().Get(new BrowseAdmissions(AdmissionStatus.Requested, 0, BrowseAdmissions.TakeMax))).Rows.Single(row => row.EmployerId == firm.Id);
        var row = await Row();
        Assert.Empty(row.Parks);
        var admit = EmployerScene.DecisionOn(row, AdmissionDecision.Admit) with { Verification = EmployerVerification.ParkVouched };
        Assert.Equal([new Invalidity("Verification", "DecideAdmission_NoPark")], (await portal.Reviewer().Send(admit)).Errors);

        await portal.ParkOwner().Get(new VouchForMember(membership, Vouch: true));
        Assert.Equal("Rongjiang Innovation Park (demo)", (await Row()).Parks.Single().En);
        await portal.Reviewer().Get(admit);
        Assert.Equal("ParkVouched", await portal.Mark(firm.Id));
        await portal.ParkOwner().Get(new VouchForMember(membership, Vouch: false));
        Assert.Equal("", await portal.Mark(firm.Id));
        Assert.Equal("Active", await portal.StateOf(membership));
    }

    [Fact]
    public async Task A_mark_of_the_tenants_own_stays_when_a_park_takes_its_word_back()
    {
        var (firm, membership) = await portal.Member(vouch: true);
        await portal.ParkOwner().Get(new VouchForMember(membership, Vouch: false));
        Assert.Equal("Document", await portal.Mark(firm.Id));
    }

    [Fact]
    public async Task Nobody_answers_for_a_firm_of_another_park()
    {
        var (firm, membership) = await portal.Member();
        foreach (var other in new[] { portal.Of(firm), portal.As(Personas.OwnerOf("haiyun"), "fujian"), portal.ParkRecruiter() })
            Assert.Equal(OutcomeKind.NotFound, (await other.Send(new VouchForMember(membership, Vouch: true))).Kind);
    }
}

public sealed class EndParkMembershipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_side_ends_it_and_with_it_the_parks_postings_and_word(bool byPark)
    {
        var (firm, membership) = await portal.Member(verified: false, vouch: true);
        var row = (await portal.Reviewer().Get(new BrowseAdmissions(AdmissionStatus.Requested, 0, BrowseAdmissions.TakeMax))).Rows.Single(row => row.EmployerId == firm.Id);
        await portal.Reviewer().Get(EmployerScene.DecisionOn(row, AdmissionDecision.Admit) with { Verification = EmployerVerification.ParkVouched });
        var (job, waiting) = (await portal.PostedFor(firm.Id), await portal.PostedFor(firm.Id, live: false));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("haiyun"), "fujian").Send(new EndParkMembership(membership))).Kind);

        await (byPark ? portal.ParkOwner() : portal.Of(firm)).Get(new EndParkMembership(membership));
        Assert.Equal(("Closed", "Closed", ""), (await portal.Status(job), await portal.Status(waiting), await portal.Mark(firm.Id)));
        Assert.Equal("MembershipEnded", await portal.Scalar<string>("select close_reason from jobs where id = $1", job));
        Assert.Equal(byPark ? "Park" : "Member", await portal.Scalar<string>("select ended_by from park_memberships where id = $1", membership));
        Assert.Equal("EndParkMembership_Over", (await portal.ParkOwner().Send(new EndParkMembership(membership))).Reason?.Name);
        Assert.Empty((await portal.As(null, "fujian").Get(new ViewEmployer(firm.Id))).Parks);
    }

    [Fact]
    public async Task It_ends_with_the_admission_of_either_side()
    {
        var (firm, membership) = await portal.Member();
        var job = await portal.PostedFor(firm.Id);
        var row = (await portal.Reviewer().Get(new BrowseAdmissions(AdmissionStatus.Admitted, 0, BrowseAdmissions.TakeMax))).Rows.Single(row => row.EmployerId == firm.Id);
        await portal.Reviewer().Get(EmployerScene.DecisionOn(row, AdmissionDecision.End));
        Assert.Equal(("Ended", "Closed"), (await portal.StateOf(membership), await portal.Status(job)));
        Assert.Equal("Tenant", await portal.Scalar<string>("select ended_by from park_memberships where id = $1", membership));
    }
}
