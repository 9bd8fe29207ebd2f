using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Prospects;

[Collection(ProspectsCollection.Name)]
public sealed class InviteProspectTests(PortalFixture portal)
{
    [Fact]
    public async Task One_mail_in_the_persons_language_says_who_from_where_for_what_and_until_when()
    {
        var request = ProspectScene.Entering(portal);
        var id = await portal.Entered(request);
        var command = Guid.CreateVersion7();
        var version = await portal.ProspectVersion(id);
        var twice = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => portal.As(ProspectScene.Consultant()).Send(new InviteProspect(id, version), command)));
        Assert.All(twice, outcome => Assert.True(outcome.IsOk));
        var mail = Assert.Single(await portal.Mails(request.Email!));
        Assert.Contains(ProspectScene.Consultant().Name.En!, mail.Text, StringComparison.Ordinal);
        Assert.Contains("Met at an event", mail.Text, StringComparison.Ordinal);
        Assert.Contains("everything is deleted after", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("signing in", mail.Text, StringComparison.Ordinal);
        Assert.Contains("/fujian/en/prospects/invitation?token=", mail.Link, StringComparison.Ordinal);
        // The link is kept nowhere, only what tells it.
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospects p where p::text like '%' || $1 || '%'", InvitationScene.TokenOf(mail)));
        Assert.Equal(OutcomeKind.Conflict, (await portal.Invite(id)).Kind);
        Assert.Single(await portal.Mails(request.Email!));
    }

    [Fact]
    public async Task Only_with_permission_an_address_and_no_refusal()
    {
        var asked = await portal.Entered(ProspectScene.Entering(portal) with { Permission = ContactPermission.Asked });
        Assert.Equal("InviteProspect_NotAllowed", (await portal.Invite(asked)).Reason!.Name);
        var unreachable = await portal.Entered(ProspectScene.Entering(portal) with { Email = null, Phone = "+442079460911" });
        Assert.Equal("InviteProspect_EmailMissing", (await portal.Invite(unreachable)).Reason!.Name);

        // Refused meanwhile, by another entry.
        var request = ProspectScene.Entering(portal);
        var (first, second) = (await portal.Entered(request), await portal.Entered(request with { Anyway = true }));
        Assert.True((await portal.Remove(first, noContact: true)).IsOk);
        Assert.Equal("SaveProspect_Blocked", (await portal.Invite(second)).Reason!.Name);
        Assert.Empty(await portal.Mails(request.Email!));
        var (colleague, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(colleague).Send(new InviteProspect(asked, await portal.ProspectVersion(asked)))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Lead("greater-bay")).Send(new InviteProspect(asked, 1))).Kind);
    }

    [Fact]
    public async Task Once_written_to_nothing_is_merged_nor_taken_apart()
    {
        var (kept, gone, _, _) = await portal.Pair();
        Assert.True((await portal.Merge(kept, gone)).IsOk);
        Assert.True((await portal.Invite(kept)).IsOk);
        Assert.Equal((0, 0L), await portal.Left(gone));
        Assert.Equal("UndoMerge_TooLate", (await portal.Undo(kept)).Reason!.Name);
        var third = await portal.Entered(ProspectScene.Entering(portal));
        Assert.Equal("MergeProspects_AlreadyInvited", (await portal.Merge(third, kept)).Reason!.Name);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class RemindProspectsTests(PortalFixture portal)
{
    [Fact]
    public async Task One_reminder_a_week_later_with_the_same_link_and_then_never_again()
    {
        var (_, email, token) = await portal.Invited();
        portal.Clock.Advance(TimeSpan.FromDays(Prospect.ReminderDays - 1));
        await portal.RunWork("prospect-reminders");
        Assert.Single(await portal.Mails(email));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.RunWork("prospect-reminders");
        var mails = await portal.Mails(email);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Equal(token, InvitationScene.TokenOf(mail)));
        for (var week = 0; week < 3; week++)
        {
            portal.Clock.Advance(TimeSpan.FromDays(7));
            await portal.RunWork("prospect-reminders");
        }

        Assert.Equal(2, (await portal.Mails(email)).Count);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Lead()).Send(new RemindProspects(0))).Kind);
    }

    [Fact]
    public async Task Whoever_refused_by_another_entry_meanwhile_is_forgotten_and_not_written_to()
    {
        const string Phone = "+44 20 7946 0733";
        var (id, email, _) = await portal.Invited(ProspectScene.Entering(portal) with { Phone = Phone });
        var refused = ProspectScene.Entering(portal) with { Phone = Phone, Permission = ContactPermission.Refused, Anyway = true };
        Assert.Null((await portal.As(ProspectScene.Consultant()).Get(refused)).Id);
        portal.Clock.Advance(TimeSpan.FromDays(Prospect.ReminderDays));
        await portal.RunWork("prospect-reminders");
        Assert.Single(await portal.Mails(email));
        Assert.Equal("Declined", await portal.StateOf(id));
        Assert.Equal((0, 0L), await portal.Left(id));
    }
}

internal static class InvitationScene
{
    public static async Task<Outcome<Done>> Invite(this PortalFixture portal, Guid id, DemoPerson? by = null) =>
        await portal.As(by ?? ProspectScene.Consultant()).Send(new InviteProspect(id, await portal.ProspectVersion(id)));

    /// <summary>Somebody who was written to, and the token in the link they got.</summary>
    public static async Task<(Guid Id, string Email, string Token)> Invited(this PortalFixture portal, SaveProspect? request = null, DemoPerson? by = null)
    {
        request ??= ProspectScene.Entering(portal);
        var id = await portal.Entered(request, by);
        Assert.True((await portal.Invite(id, by)).IsOk);
        return (id, request.Email!, TokenOf((await portal.Mails(request.Email!))[0]));
    }

    public static string TokenOf(TalentPortal.Platform.Mail.KeptMail mail) => mail.Link!.Split("token=")[1];

    public static ConfirmByLink Confirming(string token) => new(token, Language.English, "GB", "Europe/London", "A chair by the sea", true, "I agree.", true, "Keep it.");
}
