using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Prospects;

[Collection(ProspectsCollection.Name)]
public sealed class MergeProspectsTests(PortalFixture portal)
{
    [Fact]
    public async Task Chosen_fields_come_from_the_other_one_which_nobody_finds_any_more()
    {
        var (kept, gone, facts, other) = await portal.Pair();
        Assert.True((await portal.Merge(kept, gone, ProspectField.Phone, ProspectField.Source)).IsOk);
        var merged = await portal.As(ProspectScene.Consultant()).Get(new ViewProspect(kept));
        Assert.Equal((facts.Email, other.Phone, other.Source, other.SourceNote, facts.Basis), (merged.Facts!.Email, merged.Facts.Phone, merged.Facts.Source, merged.Facts.SourceNote, merged.Facts.Basis));
        Assert.Empty(merged.Alike);
        Assert.Equal([ProspectEntryKind.Entered, ProspectEntryKind.Merged], merged.Course.Select(step => step.Kind));
        var lies = await portal.As(ProspectScene.Consultant()).Get(new ViewProspect(gone));
        Assert.Equal((ProspectState.Merged, kept), (lies.State, lies.MergedInto!.Value));
        Assert.Null(lies.Facts);
        // By what only the other one had, the merged one is found.
        Assert.Equal(kept, Assert.Single((await portal.As(ProspectScene.Consultant()).Get(ProspectScene.Entering(portal) with { Phone = other.Phone })).Alike).Id);
    }

    [Fact]
    public async Task Nobody_merges_what_they_may_not_see_nor_over_a_change_nor_with_itself()
    {
        var (kept, gone, _, _) = await portal.Pair();
        var (colleague, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        foreach (var stranger in new[] { portal.As(colleague), portal.As(ProspectScene.Lead("greater-bay")), portal.As(Personas.Staff(PortalRole.DomesticConsultant)) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new MergeProspects(kept, gone, [], await portal.ProspectVersion(kept), await portal.ProspectVersion(gone)))).Kind);
        var mine = portal.As(ProspectScene.Consultant());
        Assert.Equal(OutcomeKind.NotFound, (await mine.Send(new MergeProspects(kept, kept, [], await portal.ProspectVersion(kept), await portal.ProspectVersion(kept)))).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await mine.Send(new MergeProspects(kept, gone, [], await portal.ProspectVersion(kept), await portal.ProspectVersion(gone) + 1))).Kind);
        Assert.Equal("MergeProspects_NothingLeft", (await mine.Send(new MergeProspects(kept, gone, [ProspectField.Letters], await portal.ProspectVersion(kept), await portal.ProspectVersion(gone)))).Reason!.Name);
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class UndoMergeTests(PortalFixture portal)
{
    [Fact]
    public async Task Both_are_exactly_what_they_were()
    {
        var (kept, gone, facts, other) = await portal.Pair();
        Assert.True((await portal.Merge(kept, gone, [.. Enum.GetValues<ProspectField>().Where(field => field is not ProspectField.Letters)])).IsOk);
        Assert.True((await portal.Undo(kept)).IsOk);
        var sender = portal.As(ProspectScene.Consultant());
        var (first, second) = (await sender.Get(new ViewProspect(kept)), await sender.Get(new ViewProspect(gone)));
        Assert.Equivalent(facts, first.Facts, strict: true);
        Assert.Equivalent(other, second.Facts, strict: true);
        Assert.Equal((ProspectState.Entered, ProspectState.Entered), (first.State, second.State));
        Assert.Equal(gone, Assert.Single(first.Alike).Id);
        Assert.Null(first.UndoUntil);
        Assert.Equal(ProspectEntryKind.MergeUndone, second.Course[^1].Kind);
        Assert.Equal("UndoMerge_TooLate", (await portal.Undo(kept)).Reason!.Name);
    }

    [Fact]
    public async Task One_after_the_other_can_be_taken_back_and_after_a_week_nothing_can()
    {
        var (kept, gone, facts, _) = await portal.Pair();
        var third = await portal.Entered(ProspectScene.Entering(portal));
        Assert.True((await portal.Merge(kept, gone, ProspectField.Phone)).IsOk);
        Assert.True((await portal.Merge(kept, third, ProspectField.Email)).IsOk);
        Assert.True((await portal.Undo(kept)).IsOk);
        Assert.Equal("Entered", await portal.StateOf(third));
        Assert.True((await portal.Undo(kept)).IsOk);
        Assert.Equivalent(facts, (await portal.As(ProspectScene.Consultant()).Get(new ViewProspect(kept))).Facts, strict: true);

        Assert.True((await portal.Merge(kept, gone)).IsOk);
        portal.Clock.Advance(TimeSpan.FromDays(ProspectMerge.UndoDays + 1));
        Assert.Equal("UndoMerge_TooLate", (await portal.Undo(kept)).Reason!.Name);
        await portal.RunWork("prospect-retention");
        Assert.Equal((0, 0L), await portal.Left(gone));
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospect_merges where gone_id = $1", gone));
        Assert.Equal("Entered", await portal.StateOf(kept));
    }

    [Fact]
    public async Task With_the_one_that_stayed_goes_what_lies_in_it()
    {
        var (kept, gone, _, _) = await portal.Pair();
        Assert.True((await portal.Merge(kept, gone)).IsOk);
        Assert.True((await portal.Remove(kept)).IsOk);
        Assert.Equal((0, 0L), await portal.Left(gone));
    }
}

[Collection(ProspectsCollection.Name)]
public sealed class PurgeProspectsTests(PortalFixture portal)
{
    [Fact]
    public async Task Who_has_not_confirmed_is_forgotten_after_thirty_days_and_the_trace_after_a_year()
    {
        var request = ProspectScene.Entering(portal);
        var id = await portal.Entered(request);
        portal.Clock.Advance(TimeSpan.FromDays(Prospect.KeptDays - 1));
        await portal.RunWork("prospect-retention");
        Assert.Equal("Entered", await portal.StateOf(id));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await portal.RunWork("prospect-retention");
        Assert.Equal("Lapsed", await portal.StateOf(id));
        Assert.Equal((0, 0L), await portal.Left(id));
        // Nobody refused: they may be met again.
        Assert.NotNull((await portal.As(ProspectScene.Consultant()).Get(request)).Id);
        portal.Clock.Advance(TimeSpan.FromDays(370));
        await portal.RunWork("prospect-retention");
        Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospects where id = $1", id));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Lead()).Send(new PurgeProspects(0))).Kind);
    }
}

internal static class MergeScene
{
    /// <summary>The same person twice, entered by the same consultant; the second without a name in letters.</summary>
    public static async Task<(Guid Kept, Guid Gone, ProspectFacts Facts, ProspectFacts Other)> Pair(this PortalFixture portal)
    {
        var sender = portal.As(ProspectScene.Consultant());
        var first = ProspectScene.Entering(portal);
        var kept = await portal.Entered(first);
        var second = first with { Letters = null, Characters = "\u738b\u5c0f\u4e8c", Phone = "+4989" + Random.Shared.Next(10_000_000, 99_999_999), Source = TalentPortal.Features.Prospects.Domain.ProspectSource.Referral, SourceNote = "By a colleague", CountryCode = "DE", Languages = ["zh", "de"], Anyway = true };
        var gone = await portal.Entered(second);
        return (kept, gone, (await sender.Get(new ViewProspect(kept))).Facts!, (await sender.Get(new ViewProspect(gone))).Facts!);
    }

    public static async Task<Outcome<Done>> Merge(this PortalFixture portal, Guid kept, Guid gone, params ProspectField[] fromOther) =>
        await portal.As(ProspectScene.Consultant()).Send(new MergeProspects(kept, gone, fromOther, await portal.ProspectVersion(kept), await portal.ProspectVersion(gone)));

    public static async Task<Outcome<Done>> Undo(this PortalFixture portal, Guid kept) => await portal.As(ProspectScene.Consultant()).Send(new UndoMerge(kept, await portal.ProspectVersion(kept)));
}
