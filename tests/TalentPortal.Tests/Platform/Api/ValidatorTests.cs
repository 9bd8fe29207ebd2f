namespace TalentPortal.Tests.Platform.Api;

/// <summary>Judges that are not ours find no fault with what the portal publishes, and do find those that were put in.</summary>
public sealed class ValidatorTests(JudgedDocuments documents) : IClassFixture<JudgedDocuments>
{
    public static TheoryData<string> Good =>
    [
        "position on site, with pay, zh", "position on site, with pay, en", "position on site, without pay, zh", "position on site, without pay, en",
        "position remote, with pay, zh", "position remote, with pay, en", "position remote, without pay, zh", "position remote, without pay, en",
        "site map of positions, zh", "site map of positions, en", "site map of employers", "site map of pages", "index of site maps",
        "feed of positions, en", "feed of positions, all services, zh", "positions for job boards, zh", "positions for job boards, en",
        "description of the interface", "description of the interface of one service",
        "calendar: asked for", "calendar: confirmed", "calendar: called off",
        "webhook: posting published", "webhook: application received", "webhook: secret changed, receiver has the former", "webhook: secret changed, receiver has the new one", "webhook: sample of the standard",
    ];

    public static TheoryData<string> Broken =>
    [
        "position on site, with pay, zh, broken", "position on site, with pay, en, broken", "position on site, without pay, zh, broken", "position on site, without pay, en, broken",
        "position remote, with pay, zh, broken", "position remote, with pay, en, broken", "position remote, without pay, zh, broken", "position remote, without pay, en, broken",
        "site map of positions, zh, broken", "site map of positions, en, broken", "feed of positions, en, broken", "positions for job boards, zh, broken", "description of the interface, broken",
        "calendar: confirmed, broken", "calendar: called off, broken",
        "webhook: posting published, broken", "webhook: application received, broken", "webhook: secret changed, receiver has the former, broken", "webhook: secret changed, receiver has the new one, broken",
        "webhook: sample of the standard, broken",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public void What_the_portal_publishes_is_without_fault(string document) => Assert.Empty(documents.FaultsOf(document));

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_broken_on_purpose_is_found(string document) => Assert.NotEmpty(documents.FaultsOf(document));

    [Fact]
    public void Every_judgement_is_looked_at() => Assert.Equal(documents.Judged.Order(StringComparer.Ordinal), ((IEnumerable<object[]>)Good).Concat(Broken).Select(row => (string)row[0]).Order(StringComparer.Ordinal));
}
