using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;

namespace TalentPortal.Features.Folders;

/// <summary>Answers buttons and the take-over after signing in, as the person of the request.</summary>
internal sealed class Keeper(PortalSender sender) : IKeeper
{
    public async Task<bool> Has(KeptKind kind, string key, CancellationToken ct) => await sender.Send(new FindThing(kind, key), ct) is { IsOk: true, Value.IsKept: true };

    public async Task<bool> Take(IReadOnlyList<KeptThing> things, CancellationToken ct) => (await sender.Send(new TakeVisit(things), ct)).IsOk;
}
