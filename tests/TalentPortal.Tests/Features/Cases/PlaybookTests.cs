using TalentPortal.Features.Cases.Domain;

namespace TalentPortal.Tests.Features.Cases;

public sealed class PlaybookTests
{
    private static readonly Playbook Book = Playbook.Current;

    [Fact]
    public void Its_stages_are_those_of_the_first_version_in_order()
    {
        Assert.Equal(1, Book.Version);
        Assert.Equal(
            ["O1", "O2", "O3", "O4", "O5", "O6", "D1", "D2", "D3", "D4", "D5", "D6", "D7", "D8", "D9", "L1", "L2", "L3", "L4", "L5", "L6", "F30", "F90", "F180", "DONE", "X"],
            Book.Stages.Select(stage => stage.Code));
        Assert.All(Book.Stages, stage => Assert.True(stage.Name is { Zh.Length: > 0, En.Length: > 0 } && stage.Code.Length <= Playbook.CodeMax));
        Assert.Equal(["D1", "L1", "F180"], Book.Stages.Where(stage => stage.EnteredBy == StageEntry.HandOver).Select(stage => stage.Code));
        Assert.Throws<KeyNotFoundException>(() => Playbook.Of(99));
        Assert.Null(Book.Find("o2"));
    }

    [Theory]
    [InlineData("O2", "O3 O4 O5 O6", "O1", null)]
    [InlineData("O6", "", "O5", "D1")]
    [InlineData("D1", "D2 D3 D4 D5 D6 D7 D8 D9", null, null)]
    [InlineData("D2", "D3 D4 D5 D6 D7 D8 D9", "D1", null)]
    [InlineData("D8", "D9", "D7", null)]
    [InlineData("D9", "", "D8", "L1")]
    [InlineData("L1", "L2 L3 L4 L5 L6 F30 F90", null, null)]
    [InlineData("F30", "F90", "L6", null)]
    [InlineData("F90", "", "F30", "F180")]
    [InlineData("F180", "", null, null)]
    [InlineData("DONE", "", null, null)]
    [InlineData("X", "", null, null)]
    public void From_each_stage_one_goes_on_within_the_tier_back_by_one_and_over_by_hand(string at, string ahead, string? before, string? over)
    {
        Assert.Equal(ahead, string.Join(' ', Book.Ahead(at).Select(stage => stage.Code)));
        Assert.Equal(before, Book.Before(at)?.Code);
        Assert.Equal(over, Book.HandOverFrom(at)?.Code);
    }

    [Fact]
    public void A_packet_for_the_campus_has_no_place_for_what_the_campus_may_not_know()
    {
        Assert.Equal(["person", "arrival", "permits", "address", "employer", "school", "health", "emergency", "tasks"], Book.Packet(CaseTier.Domestic, CaseTier.Campus).Select(item => item.Key));
        Assert.Equal(
            ["summary", "needs", "track", "clearance", "consents", "contact", "risks"], Book.Packet(CaseTier.Overseas, CaseTier.Domestic).Where(item => item.IsRequired).Select(item => item.Key));
        Assert.Equal(PacketItemKind.Clearance, Book.Packet(CaseTier.Overseas, CaseTier.Domestic).Single(item => item.Key == "clearance").Kind);
        Assert.NotEmpty(Book.Packet(CaseTier.Campus, CaseTier.Domestic));
        Assert.Empty(Book.Packet(CaseTier.Overseas, CaseTier.Campus));
    }

    [Theory]
    [InlineData("A subsidy of 500,000 yuan", true)]
    [InlineData("RMB 300000 on arrival", true)]
    [InlineData("安家费50万元", true)]
    [InlineData("$5k for the move", true)]
    [InlineData("A call on 3 December with the institute", false)]
    [InlineData("Three shortlisted posts within 10 working days", false)]
    [InlineData("用户单位联系人12月3日来电", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_promise_of_money_is_told_from_others(string? words, bool money) => Assert.Equal(money, Promises.NameMoney(words));
}
