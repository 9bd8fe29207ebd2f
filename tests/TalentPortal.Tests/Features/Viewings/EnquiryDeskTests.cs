using TalentPortal.Features.Talents;
using TalentPortal.Features.Viewings;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Housing;
using TalentPortal.Tests.Features.Interviews;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Viewings;

public sealed class BrowseEnquiriesTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Who_has_waited_longest_stands_first_and_each_side_sees_its_own()
    {
        var first = await portal.AskedFor();
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        var second = await portal.AskedFor();
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        var third = await portal.AskedFor();
        var staffs = await portal.AskedFor(@private: true);
        await portal.Letting(first, EnquiryAnswer.Write, words: "Yes.");
        var (ours, theirs) = ((await portal.As(ViewingScene.Operator).Get(new BrowseEnquiries())).Items, (await portal.As(ViewingScene.Curator).Get(new BrowseEnquiries())).Items);
        Assert.Equal([second.Id, third.Id, first.Id], ours.Where(item => new[] { first.Id, second.Id, third.Id }.Contains(item.Id)).Select(item => item.Id));
        Assert.Null(ours.Single(item => item.Id == first.Id).WaitingSince);
        Assert.DoesNotContain(ours, item => item.Id == staffs.Id);
        Assert.Equal(staffs.Id, Assert.Single(theirs).Id);
        // A question more, and they wait again.
        await portal.Asker(first).Get(ViewingScene.Answer(first, MyEnquiryAnswer.Write, words: "And a cat?"));
        Assert.NotNull((await portal.As(ViewingScene.Operator).Get(new BrowseEnquiries())).Items.Single(item => item.Id == first.Id).WaitingSince);
        var stranger = await portal.As(Personas.OwnerOf("rongxin")).Get(new BrowseEnquiries());
        Assert.Equal((0, false), (stranger.Items.Count, stranger.MayAnswer));
        Assert.Empty((await portal.As(Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay").Get(new BrowseEnquiries())).Items);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(first.Talent, "fujian").Send(new BrowseEnquiries())).Kind);
    }
}

public sealed class ViewEnquiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_whoever_answers_opens_it_and_the_person_sees_that_they_did()
    {
        var (one, staffs) = (await portal.AskedFor(), await portal.AskedFor(@private: true));
        foreach (var who in new[] { portal.As(Personas.OwnerOf("rongxin")), portal.As(ViewingScene.Curator), portal.As(Personas.Staff(PortalRole.CampusConsultant)), portal.As(Personas.Staff(PortalRole.Curator, "greater-bay"), "greater-bay"), portal.As(ViewingScene.Operator, "greater-bay") })
            Assert.Equal(OutcomeKind.NotFound, (await who.Send(new ViewEnquiry(one.Id))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ViewingScene.Operator).Send(new ViewEnquiry(staffs.Id))).Kind);
        Assert.Empty((await portal.As(one.Talent).Get(new BrowseAccessLog())).Items);
        await portal.As(ViewingScene.Operator).Get(new ViewEnquiry(one.Id));
        await portal.As(ViewingScene.Curator).Get(new ViewEnquiry(staffs.Id));
        Assert.Equal(("flat", "flatEnquiry", (Guid?)one.Id), (await portal.As(one.Talent).Get(new BrowseAccessLog())).Items.Select(item => (item.Purpose, item.What, item.SubjectId)).Single());
        using var client = await portal.SignedInClient(one.Talent);
        Assert.Contains("your enquiry about a flat", await client.GetStringAsync(new Uri("/fujian/en/me/access-log", UriKind.Relative)), StringComparison.Ordinal);
    }
}

public sealed class AnswerEnquiryTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task One_of_the_persons_times_is_agreed_and_they_are_told_with_an_entry_for_their_calendar()
    {
        var slot = portal.Slot(3);
        var one = await portal.AskedFor(null, false, portal.Slot(2), slot);
        Assert.Equal("Enquiry_NotOffered", Assert.Single((await portal.Letting(one, EnquiryAnswer.Agree, portal.Slot(9))).Errors).Text.Name);
        Assert.True((await portal.Letting(one, EnquiryAnswer.Agree, slot, words: "Meet me at the gate.")).IsOk);
        Assert.Equal("看房时间已约定", (await portal.Mails(one.Talent.Email))[0].Subject);
        Assert.Contains("METHOD:REQUEST", await portal.Calendar(one.Talent.Email), StringComparison.Ordinal);
        Assert.Equal("Meet me at the gate.", (await portal.Mine(one)).Messages[^1].Words);
        // Agreed is agreed: whoever wants another time names some.
        Assert.Equal("Enquiry_NotOffered", Assert.Single((await portal.Letting(one, EnquiryAnswer.Agree, slot)).Errors).Text.Name);
    }

    [Fact]
    public async Task A_no_has_a_reason_of_the_list_which_the_person_reads()
    {
        var one = await portal.AskedFor();
        Assert.Equal("Reason", Assert.Single((await portal.Letting(one, EnquiryAnswer.Decline)).Errors).Field);
        Assert.Equal("Words", Assert.Single((await portal.Letting(one, EnquiryAnswer.Decline, reason: DeclineReason.Other)).Errors).Field);
        Assert.True((await portal.Letting(one, EnquiryAnswer.Decline, reason: DeclineReason.DatesDoNotFit)).IsOk);
        Assert.Equal((EnquiryEnd.Declined, DeclineReason.DatesDoNotFit), ((await portal.Mine(one)).Ending, (await portal.Mine(one)).Declined));
        Assert.Equal("Enquiry_Over", (await portal.Letting(one, EnquiryAnswer.Write, words: "Sorry.")).Reason!.Name);
    }

    [Fact]
    public async Task How_a_viewing_went_is_said_once_its_time_has_come()
    {
        var one = await portal.ViewingAgreed(2);
        Assert.Equal("AnswerEnquiry_NotYet", (await portal.Letting(one, EnquiryAnswer.Record, outcome: EnquiryEnd.Seen)).Reason!.Name);
        portal.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True((await portal.As(ViewingScene.Operator).Get(new BrowseEnquiries())).Items.Single(item => item.Id == one.Id).IsToRecord);
        foreach (var wrong in new EnquiryEnd?[] { null, EnquiryEnd.Withdrawn, EnquiryEnd.FlatGone }) Assert.Equal("Outcome", Assert.Single((await portal.Letting(one, EnquiryAnswer.Record, outcome: wrong)).Errors).Field);
        Assert.True((await portal.Letting(one, EnquiryAnswer.Record, outcome: EnquiryEnd.Reserved)).IsOk);
        Assert.Equal(EnquiryEnd.Reserved, (await portal.Mine(one)).Ending);
        // What has taken place is not called off in anybody's calendar.
        Assert.Equal("您咨询的房源有新进展", (await portal.Mails(one.Talent.Email))[0].Subject);
    }

    [Fact]
    public async Task Whoever_looked_at_something_older_gets_a_conflict_and_strangers_find_nothing()
    {
        var one = await portal.AskedFor();
        var seen = await portal.As(ViewingScene.Operator).Get(new ViewEnquiry(one.Id));
        await portal.Asker(one).Get(ViewingScene.Answer(one, MyEnquiryAnswer.Write, words: "And a cat?"));
        Assert.Equal(OutcomeKind.Conflict, (await portal.As(ViewingScene.Operator).Send(new AnswerEnquiry(one.Id, EnquiryAnswer.Write, null, null, null, null, "Yes.", seen.Version))).Kind);
        foreach (var stranger in new[] { Personas.OwnerOf("rongxin"), ViewingScene.Curator, Personas.Staff(PortalRole.TenantAdministrator) })
            Assert.Equal(OutcomeKind.NotFound, (await portal.Letting(one, EnquiryAnswer.Write, words: "Yes.", by: stranger)).Kind);
        var staffs = await portal.AskedFor(@private: true);
        Assert.Equal(OutcomeKind.NotFound, (await portal.Letting(staffs, EnquiryAnswer.Write, words: "Yes.")).Kind);
        Assert.True((await portal.Letting(staffs, EnquiryAnswer.Write, words: "Yes.", by: ViewingScene.Curator)).IsOk);
    }
}
