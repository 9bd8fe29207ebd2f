using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>A hand-over with its words in clear, as those see it who may.</summary>
/// <param name="ToName">Whom it is offered to; null: whoever of the tier is first.</param>
/// <param name="AnsweredBy">Who accepted or returned it.</param>
/// <param name="Answer">Why it was returned or objected to.</param>
/// <param name="AftercareAt">Since when the talent lets the sender look on.</param>
/// <param name="CanAnswer">Whether the reader is asked to accept or return it.</param>
/// <param name="CanWithdraw">Whether the reader offered it and may take it back.</param>
public sealed record HandOverPaper(
    Guid Id, CaseTier FromTier, string FromName, CaseTier ToTier, string? ToName, CaseStage ToStage, string? Reason, IReadOnlyList<HandOverPaper.Line> Packet, string? Promises, DateOnly NextOn,
    DateTimeOffset OfferedAt, DateTimeOffset AcceptBy, HandOverState State, DateTimeOffset? AnsweredAt, string? AnsweredBy, string? Answer, DateTimeOffset? AftercareAt, bool CanAnswer, bool CanWithdraw)
{
    /// <param name="Clearance">The outcome, for the item that holds it; its text is null then.</param>
    public sealed record Line(string Key, Bilingual Name, string? Text, ClearanceState? Clearance);

    public static async Task<HandOverPaper> Of(HandOver handOver, Playbook playbook, SealedCase words, bool canAnswer, bool canWithdraw, CancellationToken ct)
    {
        var open = await words.Open(handOver, ct);
        var lines = playbook.Packet(handOver.FromTier, handOver.ToTier)
            .Join(open.Packet, item => item.Key, text => text.Key, (item, text) => item.Kind == PacketItemKind.Clearance
                ? new Line(item.Key, item.Name, null, Enum.Parse<ClearanceState>(text.Text!)) : new Line(item.Key, item.Name, text.Text, null));
        return new(
            handOver.Id, handOver.FromTier, handOver.FromName, handOver.ToTier, handOver.ToName, playbook[handOver.ToStage], open.Reason, [.. lines], open.Promises, handOver.NextOn, handOver.OfferedAt,
            handOver.AcceptBy, handOver.State, handOver.AnsweredAt, handOver.AnsweredBy, open.Answer, handOver.AftercareAt, canAnswer, canWithdraw);
    }
}
