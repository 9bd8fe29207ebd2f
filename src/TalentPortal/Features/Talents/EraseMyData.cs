using FluentValidation;
using MediatR;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Erases the person: profile, CVs, applications, drafts, account. Cannot be undone.</summary>
/// <param name="Confirmation">The word the person typed to say they mean it.</param>
[SignedIn]
public sealed record EraseMyData(string? Confirmation) : ICommand<EraseMyDataResult>
{
    /// <summary>What has to be typed, in either language of the page.</summary>
    public static IReadOnlyList<string> Words { get; } = ["ERASE", "\u5220\u9664"];
}

/// <param name="Receipt">Number the person can quote.</param>
public sealed record EraseMyDataResult(Guid Receipt, DateTimeOffset At, IReadOnlyList<Kept> Kept);

internal sealed class EraseMyDataValidator : AbstractValidator<EraseMyData>
{
    public EraseMyDataValidator()
    {
        RuleFor(x => x.Confirmation).Must(word => EraseMyData.Words.Contains(word?.Trim(), StringComparer.OrdinalIgnoreCase)).Says("EraseMyData_WordWrong");
    }
}

internal sealed class EraseMyDataHandler(IEnumerable<IPersonalDataHolder> holders, Audit audit, CurrentCall call, TimeProvider clock) : IRequestHandler<EraseMyData, Outcome<EraseMyDataResult>>
{
    public async Task<Outcome<EraseMyDataResult>> Handle(EraseMyData request, CancellationToken ct)
    {
        if (call.Rights.HoldsStaffRole) return Outcome.Refused("EraseMyData_Staff");
        var user = call.RequiredUserId;
        var now = clock.GetUtcNow();
        List<Kept> kept = [];
        foreach (var holder in holders.OrderBy(holder => holder.Section, StringComparer.Ordinal)) kept.AddRange(await holder.Erase(user, now, ct));
        var receipt = Guid.CreateVersion7(now);
        audit.WriteForPlatform("talents.erase", receipt);
        return new EraseMyDataResult(receipt, now, kept);
    }
}
