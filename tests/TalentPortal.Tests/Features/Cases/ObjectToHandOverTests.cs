using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Staff;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cases;

public sealed class ObjectToHandOverTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Theory]
    [InlineData("  I want to stay with my consultant.  ", "I want to stay with my consultant.")]
    [InlineData("   ", null)]
    [InlineData(null, null)]
    public async Task The_case_stays_where_it_is_with_or_without_a_reason(string? reason, string? words)
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await portal.As(one.Talent).Get(new ObjectToHandOver(id, reason));
        var seen = await portal.As(CaseScene.Overseas).Get(new ViewCase(one.Id));
        var paper = Assert.Single(seen.HandOvers);
        Assert.Equal((CasePart.Owner, "O6", HandOverState.Objected, words, null), (seen.Part, seen.Stage.Code, paper.State, paper.Answer, paper.AnsweredBy));
        Assert.Equal((CaseEntryKind.HandOverObjected, CallSide.Party, null, words), (seen.Entries[^1].Kind, seen.Entries[^1].By, seen.Entries[^1].ActorName, seen.Entries[^1].Words));
        Assert.Equal(seen.Entries[^1], (await portal.As(one.Talent).Get(new ViewMyCase(one.Id))).Entries[^1]);
        Assert.Equal(1, await portal.Audited("cases.object", one.Id));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic)], new ViewCase(one.Id));
    }

    [Fact]
    public async Task The_sender_gets_a_mail_without_the_reason()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        var receiver = await portal.MailsAbout(CaseScene.Domestic, one);
        await portal.As(one.Talent).Get(new ObjectToHandOver(id, "I want to stay with my consultant."));
        Assert.Equal((1, receiver), (await portal.MailsAbout(CaseScene.Overseas, one), await portal.MailsAbout(CaseScene.Domestic, one)));
        Assert.DoesNotContain(await portal.Mails(CaseScene.Overseas.Email), mail => mail.Text.Contains("want to stay", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Unfit_words_are_named()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        foreach (var reason in new[] { new string('x', HandOver.ReasonMax + 1), "a\0b" })
        {
            var error = Assert.Single((await portal.As(one.Talent).Send(new ObjectToHandOver(id, reason))).Errors);
            Assert.Equal(("Reason", "Case_WordsUnfit"), (error.Field, error.Text.Name));
        }

        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
    }

    [Theory]
    [InlineData(HandOverState.Accepted)]
    [InlineData(HandOverState.Returned)]
    [InlineData(HandOverState.Bounced)]
    [InlineData(HandOverState.Objected)]
    [InlineData(HandOverState.Withdrawn)]
    public async Task What_is_no_longer_offered_is_not_objected_to(HandOverState state)
    {
        var (one, id) = await portal.InState(state);
        var (entries, owner) = (await portal.EntriesOf(one.Id), await portal.OwnerOf(one));
        Assert.Equal("HandOver_NoLongerOpen", (await portal.As(one.Talent).Send(new ObjectToHandOver(id, "No."))).Reason!.Name);
        Assert.Equal((state, owner), (await portal.StateOf(id), await portal.OwnerOf(one)));
        Assert.Equal(entries, await portal.EntriesOf(one.Id));
    }

    [Fact]
    public async Task Every_later_one_can_be_objected_to_as_well()
    {
        var one = await portal.DomesticCase(stage: "D9");
        await portal.As(one.Talent).Get(new ObjectToHandOver(await portal.OfferedOn(one, CaseScene.Domestic), null));
        Assert.Equal(("D9", CaseScene.Domestic.UserId), (await portal.StageOf(one.Id), await portal.OwnerOf(one)));
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Campus)], new ViewCase(one.Id));
    }

    [Fact]
    public async Task Only_the_person_and_only_at_the_cases_tenant()
    {
        var (one, id) = await portal.InState(HandOverState.Offered);
        await HandOverScene.NobodyFinds(
            [
                .. await portal.Outsiders(), portal.As(CaseScene.Overseas), portal.As(CaseScene.Domestic), portal.As(CaseScene.Campus), portal.As(CaseScene.Lead), portal.As(one.Talent, "zhongguancun"),
                portal.As(one.Talent, ""),
            ],
            new ObjectToHandOver(id, null));
        await HandOverScene.NobodyFinds([portal.As(one.Talent)], new ObjectToHandOver(Guid.NewGuid(), null));
        Assert.Equal(HandOverState.Offered, await portal.StateOf(id));
    }
}
