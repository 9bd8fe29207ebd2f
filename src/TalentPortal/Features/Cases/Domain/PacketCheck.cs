using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Cases.Domain;

/// <summary>Whether a packet holds what must go along, and nothing that may not.</summary>
public static class PacketCheck
{
    /// <summary>What is wrong with it, item by item; empty when it can go.</summary>
    public static IReadOnlyList<Invalidity> Wrong(IReadOnlyList<PacketItem> asked, IReadOnlyList<PacketText> given)
    {
        List<Invalidity> wrong = [];
        // The outcome of the clearance is the portal's to say.
        if (given.Any(text => asked.All(item => item.Key != text.Key || item.Kind == PacketItemKind.Clearance))) wrong.Add(new("Items", "OfferHandOver_UnknownItem"));
        foreach (var item in asked.Where(item => item.Kind == PacketItemKind.Text))
        {
            var text = given.FirstOrDefault(text => text.Key == item.Key)?.Text;
            if (string.IsNullOrWhiteSpace(text))
            {
                if (item.IsRequired) wrong.Add(new($"Items.{item.Key}", $"OfferHandOver_Missing_{item.Key}"));
            }
            else if (text.Length > HandOver.ItemMax || !PlainText.IsStorable(text))
            {
                wrong.Add(new($"Items.{item.Key}", new TextKey("Case_WordsUnfit", HandOver.ItemMax)));
            }
            else if (RedLines.Crossed(text) is { } line)
            {
                wrong.Add(new($"Items.{item.Key}", RedLines.Words(line)));
            }
        }

        return wrong;
    }
}
