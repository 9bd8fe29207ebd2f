using System.Text.Json;
using System.Text.Json.Serialization;
using MediatR;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Privacy;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Talents;

/// <summary>Everything the portal keeps about the person, as JSON. CV files are downloaded beside it.</summary>
[SignedIn]
public sealed record ExportMyData : IQuery<ExportMyDataResult>;

/// <param name="Json">UTF-8, indented, one section per part of the portal.</param>
public sealed record ExportMyDataResult(byte[] Json);

internal sealed class ExportMyDataHandler(IEnumerable<IPersonalDataHolder> holders, CurrentCall call, TimeProvider clock) : IRequestHandler<ExportMyData, Outcome<ExportMyDataResult>>
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task<Outcome<ExportMyDataResult>> Handle(ExportMyData request, CancellationToken ct)
    {
        var user = call.RequiredUserId;
        var sections = new Dictionary<string, object?> { ["exportedAt"] = clock.GetUtcNow(), ["format"] = "talentportal-personal-data/1" };
        foreach (var holder in holders.OrderBy(holder => holder.Section, StringComparer.Ordinal)) sections[holder.Section] = await holder.Export(user, ct);
        return new ExportMyDataResult(JsonSerializer.SerializeToUtf8Bytes(sections, Json));
    }
}
