using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Accounts;
using TalentPortal.Features.Jobs;
using TalentPortal.Features.Members;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Invitations;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Accounts;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Platform.Security.Circuits;
using static TalentPortal.Tests.Features.Accounts.AccountsJourney;

namespace TalentPortal.Tests.Features.Members;

/// <summary>What the tests about an employer's members start from.</summary>
internal static class MemberScene
{
    public static InviteEmployerMember To(string email, PortalRole role = PortalRole.EmployerRecruiter) => new(email, "Wu Min", role, Language.English);

    public static async Task<MemberInvitationRow> MemberInvitationTo(this PortalFixture portal, string email, string employer) =>
        (await portal.As(Personas.OwnerOf(employer)).Get(new BrowseEmployerMembers())).Invitations.Single(row => row.Email == email);

    public static async Task<long> OwnersOf(this PortalFixture portal, string employer) => await portal.Scalar<long>(
        "select count(*) from employer_memberships where employer_id = $1 and ended_at is null and role = 'EmployerOwner'", DemoPeople.Employer(employer).Id);
}

public sealed class InviteEmployerMemberTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_colleague_follows_the_link_and_works_for_the_employer_at_once()
    {
        var email = NewEmail();
        await portal.As(Personas.OwnerOf("rongxin")).Get(MemberScene.To(email));
        var mail = (await portal.Mails(email))[0];
        Assert.Contains("Rongxin Microelectronics", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Wu Min", mail.Text, StringComparison.Ordinal);
        var link = await portal.LinkIn(email);
        var seen = await portal.As(null).Get(new ViewInvitation(await portal.SecretIn(email)));
        Assert.Equal((InvitationKind.EmployerMember, Invitee.IsNew), (seen.Kind, seen.Who));
        using var client = await portal.Http();
        await Redirects(await client.Submit(link, Form(("Name", "Wu Min"), ("Password", Password))), "/employer");
        await client.Page("/fujian/en/employer/employers");
        Assert.Contains((await portal.As(Personas.OwnerOf("rongxin")).Get(new BrowseEmployerMembers())).Members, row => row is { Name: "Wu Min", Role: PortalRole.EmployerRecruiter });
    }

    [Fact]
    public async Task A_member_or_a_waiting_address_is_not_invited_again()
    {
        var owner = portal.As(Personas.OwnerOf("haiyun"));
        Assert.Equal([new Invalidity("Email", "InviteEmployerMember_AlreadyMember")], (await owner.Send(MemberScene.To(Personas.RecruiterOf("haiyun").Email))).Errors);
        var email = NewEmail();
        await owner.Get(MemberScene.To(email));
        Assert.Equal([new Invalidity("Email", "InviteEmployerMember_AlreadyInvited")], (await owner.Send(MemberScene.To(email))).Errors);
        // Another employer may invite the same address.
        await portal.As(Personas.OwnerOf("pengwan")).Get(MemberScene.To(email));
    }

    [Fact]
    public async Task Only_an_owner_invites_and_only_to_an_employers_roles()
    {
        foreach (var person in DemoPeople.People.Where(person => person.Role != PortalRole.EmployerOwner).Append(null))
            Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(MemberScene.To(NewEmail()))).Kind);
        foreach (var role in new[] { PortalRole.TenantAdministrator, PortalRole.PlatformAdministrator, (PortalRole)99 })
            Assert.Equal([new Invalidity("Role", "Members_RoleMissing")], (await portal.As(Personas.OwnerOf("haiyun")).Send(MemberScene.To(NewEmail(), role))).Errors);
    }
}

public sealed class WithdrawMemberInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_withdrawn_link_leads_nowhere_and_another_employers_is_not_found()
    {
        var email = NewEmail();
        await portal.As(Personas.OwnerOf("rongxin")).Get(MemberScene.To(email));
        var (secret, row) = (await portal.SecretIn(email), await portal.MemberInvitationTo(email, "rongxin"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("haiyun")).Send(new WithdrawMemberInvitation(row.InvitationId))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(StaffScene.Admin()).Send(new TalentPortal.Features.Staff.WithdrawInvitation(row.InvitationId))).Kind);
        Assert.True(await portal.IsOpen(secret));
        await portal.As(Personas.OwnerOf("rongxin")).Get(new WithdrawMemberInvitation(row.InvitationId));
        Assert.False(await portal.IsOpen(secret));
    }
}

public sealed class ResendMemberInvitationTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_new_link_takes_the_place_of_the_old_one()
    {
        var email = NewEmail();
        await portal.As(Personas.OwnerOf("rongxin")).Get(MemberScene.To(email));
        var (first, row) = (await portal.SecretIn(email), await portal.MemberInvitationTo(email, "rongxin"));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("haiyun")).Send(new ResendMemberInvitation(row.InvitationId))).Kind);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.As(Personas.OwnerOf("rongxin")).Get(new ResendMemberInvitation(row.InvitationId));
        var second = await portal.SecretIn(email);
        Assert.Equal((false, true), (await portal.IsOpen(first), await portal.IsOpen(second)));
    }
}

public sealed class BrowseEmployerMembersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_owner_sees_the_members_of_the_own_employer_only()
    {
        var found = await portal.As(Personas.OwnerOf("rongxin")).Get(new BrowseEmployerMembers());
        Assert.Equal(["Head of people", "Head of process engineering", "Recruiter"], found.Members.Select(row => row.Name));
        Assert.Equal((true, true), (found.Members[0].IsMe, found.Members[0].IsLastOwner));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.RecruiterOf("rongxin")).Send(new BrowseEmployerMembers())).Kind);
    }
}

public sealed class ChangeEmployerMemberRoleTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_recruiter_becomes_owner_and_the_first_owner_steps_back_but_not_both_at_once()
    {
        var (owner, recruiter) = (Personas.OwnerOf("rongxin"), Personas.RecruiterOf("rongxin"));
        Assert.Equal("Members_LastOwner", (await portal.As(owner).Send(new ChangeEmployerMemberRole(owner.UserId, PortalRole.EmployerRecruiter))).Reason?.Name);
        for (var round = 0; round < 5; round++)
        {
            await portal.Scalar<int>("update employer_memberships set role = 'EmployerOwner' where employer_id = $1 and role <> 'EmployerInterviewer'", DemoPeople.Employer("rongxin").Id);
            portal.Clock.Advance(RightsStore.Lifetime);
            var answers = await Task.WhenAll(
                portal.As(owner).Send(new ChangeEmployerMemberRole(recruiter.UserId, PortalRole.EmployerRecruiter)),
                portal.As(recruiter).Send(new ChangeEmployerMemberRole(owner.UserId, PortalRole.EmployerRecruiter)));
            Assert.Single(answers, answer => answer.IsOk);
            Assert.Equal(1, await portal.OwnersOf("rongxin"));
        }
    }

    [Fact]
    public async Task A_member_of_another_employer_is_not_found()
    {
        var theirs = Personas.RecruiterOf("haiyun").UserId;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("pengwan")).Send(new ChangeEmployerMemberRole(theirs, PortalRole.EmployerOwner))).Kind);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(Personas.OwnerOf("haiyun")).Send(new ChangeEmployerMemberRole(theirs, PortalRole.TenantAdministrator))).Kind);
    }
}

public sealed class EndEmployerMembershipTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Whoever_left_has_no_power_left_and_their_page_closes()
    {
        var (owner, recruiter) = (Personas.OwnerOf("rongxin"), Personas.RecruiterOf("rongxin"));
        await using var circuit = await CircuitClient.Connect(portal, "/fujian/en", portal.SessionCookie(recruiter, Personas.SessionOf(recruiter)));
        await circuit.Start("employer/employers");
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(Personas.OwnerOf("haiyun")).Send(new EndEmployerMembership(recruiter.UserId))).Kind);
        Assert.True((await portal.As(recruiter).Send(new BrowseOwnJobs())).IsOk);
        await portal.As(owner).Get(new EndEmployerMembership(recruiter.UserId));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(recruiter).Send(new BrowseOwnJobs())).Kind);
        Assert.True(await circuit.IsCut(), "The circuit goes on after the membership ended.");
        Assert.Equal(1L, await portal.Scalar<long>("select count(*) from platform_audit_entries where action = 'members.end' and subject_id = $1", DemoPeople.Employer("rongxin").Id));
    }

    [Fact]
    public async Task Two_owners_who_remove_each_other_at_once_leave_one()
    {
        var (first, second) = (Personas.OwnerOf("haiyun"), Personas.RecruiterOf("haiyun"));
        for (var round = 0; round < 20; round++)
        {
            await portal.Scalar<int>("update employer_memberships set role = 'EmployerOwner', ended_at = null where employer_id = $1", DemoPeople.Employer("haiyun").Id);
            portal.Clock.Advance(RightsStore.Lifetime);
            var answers = await Task.WhenAll(portal.As(first).Send(new EndEmployerMembership(second.UserId)), portal.As(second).Send(new EndEmployerMembership(first.UserId)));
            Assert.Single(answers, answer => answer.IsOk);
            Assert.Equal(1, await portal.OwnersOf("haiyun"));
        }
    }

    [Fact]
    public async Task The_last_owner_stays() =>
        Assert.Equal("Members_LastOwner", (await portal.As(Personas.OwnerOf("pengwan")).Send(new EndEmployerMembership(Personas.OwnerOf("pengwan").UserId))).Reason?.Name);
}
