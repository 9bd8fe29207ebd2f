using System.Globalization;
using System.Resources;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Components;

namespace TalentPortal.Tests.Features.Cases;

/// <summary>What pages say of a case: every state in words, to staff and to the talent, who is addressed as such.</summary>
public sealed class CaseWordsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 3, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Type> Spoken => new()
    {
        { "Tier_", typeof(CaseTier) }, { "Clock_", typeof(CaseClock) }, { "MyClock_", typeof(CaseClock) }, { "CloseReason_", typeof(CaseCloseReason) }, { "HandOver_", typeof(HandOverState) },
        { "Clearance_", typeof(ClearanceState) }, { "MyClearance_", typeof(ClearanceState) }, { "CaseAction_", typeof(CaseAction) }, { "CaseNoteLevel_", typeof(CaseNoteLevel) }, { "CaseAction_Note_", typeof(CaseNoteLevel) }, { "MyCase_Leg_", typeof(CaseTier) },
        { "BrowseCases_List_", typeof(CaseList) }, { "BrowseCases_Empty_", typeof(CaseList) }, { "BrowseCases_EmptyText_", typeof(CaseTier) }, { "Language_", typeof(Language) },
    };

    [Theory]
    [MemberData(nameof(Spoken))]
    public void Every_state_has_words(string prefix, Type states)
    {
        var texts = new ResourceManager(typeof(CasesText));
        foreach (var state in Enum.GetNames(states)) Assert.False(string.IsNullOrEmpty(texts.GetString(prefix + state, CultureInfo.InvariantCulture)), prefix + state);
    }

    [Fact]
    public void Every_required_item_of_every_packet_can_be_said_to_be_missing()
    {
        var texts = new ResourceManager(typeof(CasesText));
        var required = Playbook.Current.Packet(CaseTier.Overseas, CaseTier.Domestic).Concat(Playbook.Current.Packet(CaseTier.Domestic, CaseTier.Campus)).Concat(Playbook.Current.Packet(CaseTier.Campus, CaseTier.Domestic)).Where(item => item is { IsRequired: true, Kind: PacketItemKind.Text }).ToList();
        Assert.True(required.Count > 15);
        Assert.All(required, item => Assert.NotNull(texts.GetString("OfferHandOver_Missing_" + item.Key, CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("en", false)]
    [InlineData("zh-Hans", true)]
    [InlineData("zh-Hans", false)]
    public async Task The_timeline_tells_every_kind_of_entry_in_words(string language, bool forTalent)
    {
        List<OpenEntry> entries = [.. Enum.GetValues<CaseEntryKind>().Select(kind => new OpenEntry(
            At, kind, CallSide.Party, null, kind switch { CaseEntryKind.StageMoved => "O6", CaseEntryKind.Viewing => "2026-11-27", _ => nameof(CaseTier.Overseas) },
            kind switch
            {
                CaseEntryKind.StageMoved => "O5",
                CaseEntryKind.ClockChanged => nameof(CaseClock.WaitingTalent),
                CaseEntryKind.NextAction or CaseEntryKind.Arrived or CaseEntryKind.CampusLonger => "2026-11-27",
                CaseEntryKind.CheckIn => "30",
                CaseEntryKind.HelpAsked => "Health",
                CaseEntryKind.Appointment => "Confirmed",
                CaseEntryKind.Viewing => "Agreed",
                CaseEntryKind.Referral or CaseEntryKind.Transfer => "Accepted",
                CaseEntryKind.Proposal => "Declined",
                CaseEntryKind.CareerAsked => "Education Intentions",
                CaseEntryKind.Clearance => nameof(ClearanceState.QuestionsOpen),
                CaseEntryKind.Closed => nameof(CaseCloseReason.NoReply),
                _ => nameof(CaseTier.Domestic),
            },
            "<b>words</b>"))];

        var shown = await Rendering.Render<CaseCourse>(language, new() { ["Entries"] = entries, ["Stages"] = Playbook.Current.Stages, ["ForTalent"] = forTalent });

        Assert.Equal(entries.Count, shown.QuerySelectorAll(".timeline > li").Length);
        Assert.DoesNotContain("_", shown.TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.QuerySelectorAll("b"));
        Assert.Contains(Playbook.Current["O5"].Name.In(language == "en" ? Language.English : Language.Chinese), shown.TextContent, StringComparison.Ordinal);
        if (language != "en") return;
        Assert.Contains("Back to: Needs", shown.TextContent, StringComparison.Ordinal);
        Assert.Equal(!forTalent, shown.TextContent.Contains("the talent", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_is_long_ago_is_folded_away_and_still_there()
    {
        List<OpenEntry> entries = [.. Enumerable.Range(1, 20).Select(n => new OpenEntry(At.AddDays(n), CaseEntryKind.Note, CallSide.Staff, "Gao Yun", null, null, $"entry {n}."))];

        var shown = await Rendering.Render<CaseCourse>("en", new() { ["Entries"] = entries, ["Stages"] = Playbook.Current.Stages });

        Assert.Equal(8, shown.QuerySelectorAll("details .timeline > li").Length);
        Assert.Equal(20, shown.QuerySelectorAll(".timeline > li").Length);
        Assert.Contains("entry 20.", shown.QuerySelectorAll(".timeline > li")[^1].TextContent, StringComparison.Ordinal);
    }
}
