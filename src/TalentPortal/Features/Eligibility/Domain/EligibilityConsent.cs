using TalentPortal.Data;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Retention;

namespace TalentPortal.Features.Eligibility.Domain;

/// <summary>Nothing is kept before the person has agreed to that, in a box of its own.</summary>
public sealed class EligibilityConsent(AppDb db, CurrentCall call, EligibilityDesk desk, PersonalDues dues, TimeProvider clock)
{
    /// <summary>Notes that the person agrees, where they had not before.</summary>
    /// <param name="agreed">The box is ticked.</param>
    /// <param name="sentence">The sentence beside it, as it was shown.</param>
    /// <returns>Whether there is a consent now.</returns>
    public async Task<bool> Ensure(bool agreed, string? sentence, CancellationToken ct)
    {
        var (me, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (await desk.HasAgreed(me, ct)) return true;
        if (!agreed || string.IsNullOrWhiteSpace(sentence)) return false;
        await dues.Note(me, now.AddMonths(EligibilitySheet.KeptMonths), ct);
        db.Consents.Add(Consent.Give(me, ConsentKind.EligibilityAnswers, call.TenantId, null, null, null, ConsentText.Shown(sentence), call.Language, now));
        return true;
    }
}
