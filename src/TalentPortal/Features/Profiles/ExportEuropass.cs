using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Profiles;

/// <summary>The person's career record as a Europass, to go on with in the European Commission's editor.</summary>
[SignedIn]
public sealed record ExportEuropass : IQuery<ExportEuropassResult>;

/// <param name="Xml">UTF-8, a <c>Candidate</c> as that editor reads it.</param>
public sealed record ExportEuropassResult(byte[] Xml);

internal sealed class ExportEuropassHandler(CurrentCall call, OwnRecord mine, TimeProvider clock) : IRequestHandler<ExportEuropass, Outcome<ExportEuropassResult>>
{
    public async Task<Outcome<ExportEuropassResult>> Handle(ExportEuropass request, CancellationToken ct)
    {
        if (await mine.Open(call.RequiredUserId, ct) is not { } record) return Outcome.NotFound;
        return new ExportEuropassResult(EuropassWriter.Write(record.Basics, record.Entries, record.Remainder, Guid.CreateVersion7(clock.GetUtcNow())));
    }
}
